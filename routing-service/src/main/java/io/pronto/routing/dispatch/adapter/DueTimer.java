package io.pronto.routing.dispatch.adapter;

import io.pronto.routing.pool.Pool;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes what is due happen on the dot, at the pool's writer: it is armed for the next due time that this replica has saved or seen,
 * and looks every second for what another writer left behind.
 *
 * @param <S> what is due, such as work or an agent
 */
final class DueTimer<S> implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DueTimer.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final int PAGE = 100;

    private final String name;
    private final Due<S> due;
    private final Pool pool;
    private final Clock clock;

    private @Nullable ScheduledThreadPoolExecutor timer;
    private @Nullable ScheduledFuture<?> armed;
    private Instant armedFor = Instant.MAX;

    /** Where due times are kept, and what is to be done then. */
    interface Due<S> {
        /** What is due, the earliest first. */
        List<S> at(Instant now, int limit);

        /** The earliest due time there is. */
        Optional<Instant> next();

        void handle(S subject, Instant now);
    }

    /** @param name of what is due, for the thread and the log */
    DueTimer(String name, Due<S> due, Pool pool, Clock clock) {
        this.name = name;
        this.due = due;
        this.pool = pool;
        this.clock = clock;
    }

    /** The present transaction saves something that is due then. */
    void armAfterCommit(Instant time) {
        AfterCommit.run(() -> arm(time));
    }

    private synchronized void arm(Instant time) {
        if (timer == null || !time.isBefore(armedFor)) {
            return;
        }
        if (armed != null) {
            armed.cancel(false);
        }
        armedFor = time;
        long delay = Math.max(0, Duration.between(clock.instant(), time).toNanos());
        armed = timer.schedule(this::fire, delay, TimeUnit.NANOSECONDS);
    }

    private void fire() {
        synchronized (this) {
            armedFor = Instant.MAX;
            armed = null;
        }
        sweep();
    }

    private void sweep() {
        if (!pool.isWriter()) {
            return;
        }
        try {
            List<S> page;
            boolean all = true;
            do {
                page = due.at(clock.instant(), PAGE);
                for (S subject : page) {
                    all &= handled(subject);
                }
                // After a failure the rest waits for the next sweep: the same page would come again.
            } while (all && page.size() == PAGE);
            due.next().filter(next -> next.isAfter(clock.instant())).ifPresent(this::arm);
        } catch (RuntimeException e) {
            log.warn("Could not look for due {}s; the next look is in {}.", name, SWEEP, e);
        }
    }

    private boolean handled(S subject) {
        try {
            due.handle(subject, clock.instant());
            return true;
        } catch (RuntimeException e) {
            log.error("What is due for {} {} failed and is tried again in {}.", name, subject, SWEEP, e);
            return false;
        }
    }

    @Override
    public synchronized void start() {
        ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("due-" + name).daemon().factory());
        started.setRemoveOnCancelPolicy(true);
        started.scheduleWithFixedDelay(this::sweep, 0, SWEEP.toMillis(), TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public void stop() {
        ScheduledThreadPoolExecutor stopped;
        synchronized (this) {
            stopped = timer;
            timer = null;
            armedFor = Instant.MAX;
        }
        if (stopped != null) {
            stopped.shutdown();
            Stopping.await(stopped);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
