package io.pronto.routing.dispatch.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.routing.dispatch.Dispatch;
import io.pronto.routing.work.DueWatch;
import io.pronto.routing.work.WorkItems;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes what is due happen on the dot: it is armed for the next due time that this replica has saved or seen, and looks every
 * second for what other replicas left behind. Two replicas may both come; the second finds it done.
 */
@Component
class DueTimer implements DueWatch, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DueTimer.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final int PAGE = 100;

    private final ObjectProvider<Dispatch> dispatch;
    private final ObjectProvider<WorkItems> work;
    private final Clock clock;

    private @Nullable ScheduledThreadPoolExecutor timer;
    private @Nullable ScheduledFuture<?> armed;
    private Instant armedFor = Instant.MAX;

    DueTimer(ObjectProvider<Dispatch> dispatch, ObjectProvider<WorkItems> work, Clock clock) {
        this.dispatch = dispatch;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public void dueAt(Instant due) {
        AfterCommit.run(() -> arm(due));
    }

    private synchronized void arm(Instant due) {
        if (timer == null || !due.isBefore(armedFor)) {
            return;
        }
        if (armed != null) {
            armed.cancel(false);
        }
        armedFor = due;
        long delay = Math.max(0, Duration.between(clock.instant(), due).toNanos());
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
        try {
            List<ConversationId> due;
            boolean all = true;
            do {
                due = work.getObject().due(clock.instant(), PAGE);
                for (ConversationId conversation : due) {
                    all &= handled(conversation);
                }
                // After a failure the rest waits for the next sweep: the same page would come again.
            } while (all && due.size() == PAGE);
            work.getObject()
                    .nextDue()
                    .filter(next -> next.isAfter(clock.instant()))
                    .ifPresent(this::arm);
        } catch (RuntimeException e) {
            log.warn("Could not look for what is due; the next look is in {}.", SWEEP, e);
        }
    }

    private boolean handled(ConversationId conversation) {
        try {
            dispatch.getObject().offers().due(conversation, clock.instant());
            return true;
        } catch (RuntimeException e) {
            log.error("What is due for conversation {} failed and is tried again in {}.", conversation, SWEEP, e);
            return false;
        }
    }

    @Override
    public synchronized void start() {
        ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("due-timer").daemon().factory());
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
