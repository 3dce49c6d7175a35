package io.pronto.routing.dispatch.adapter;

import io.pronto.contracts.QueueId;
import io.pronto.routing.RoutingSettings;
import io.pronto.routing.dispatch.Dispatch;
import io.pronto.routing.dispatch.LineWatch;
import io.pronto.routing.pool.Pool;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.Queues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Tells each queue's line its places when they change, at most once in {@link RoutingSettings#tellWaitsEvery}. */
@Component
class WaitTimer implements LineWatch, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(WaitTimer.class);
    /** Waits change also when nothing happens. */
    private static final Duration REFRESH = Duration.ofSeconds(15);

    private final ObjectProvider<Dispatch> dispatch;
    private final Queues queues;
    private final Pool pool;
    private final RoutingSettings settings;
    private final Clock clock;
    private final Set<QueueId> planned = ConcurrentHashMap.newKeySet();
    private final Map<QueueId, Long> lastTold = new ConcurrentHashMap<>();
    private volatile @Nullable ScheduledThreadPoolExecutor timer;

    WaitTimer(ObjectProvider<Dispatch> dispatch, Queues queues, Pool pool, RoutingSettings settings, Clock clock) {
        this.dispatch = dispatch;
        this.queues = queues;
        this.pool = pool;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void moved(QueueId queue) {
        AfterCommit.run(() -> plan(queue));
    }

    private void plan(QueueId queue) {
        ScheduledThreadPoolExecutor running = timer;
        if (running == null || !planned.add(queue)) {
            return;
        }
        // Not by the clock on the wall: set behind, it would silence the queue.
        Long last = lastTold.get(queue);
        long delay = last == null ? 0 : Math.max(0, settings.tellWaitsEvery().toNanos() - (System.nanoTime() - last));
        try {
            running.schedule(() -> tell(queue), delay, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopping) {
            log.debug("Stopping: another replica tells queue {}.", queue);
        }
    }

    private void tell(QueueId queue) {
        planned.remove(queue);
        if (!pool.isWriter()) {
            return;
        }
        Instant now = clock.instant();
        lastTold.put(queue, System.nanoTime());
        try {
            dispatch.getObject().waits().tell(queue, now);
        } catch (RuntimeException e) {
            log.warn("Could not tell the line of queue {}; it is told again in {} at the latest.", queue, REFRESH, e);
        }
    }

    private void refresh() {
        try {
            queues.all().stream().map(Queue::id).forEach(this::plan);
        } catch (RuntimeException e) {
            log.warn("Could not look at the queues; the next look is in {}.", REFRESH, e);
        }
    }

    @Override
    public void start() {
        // What was planned before a stop was dropped with its timer.
        planned.clear();
        ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("wait-timer").daemon().factory());
        started.scheduleWithFixedDelay(this::refresh, 0, REFRESH.toMillis(), TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public void stop() {
        ScheduledThreadPoolExecutor stopped = timer;
        timer = null;
        if (stopped != null) {
            stopped.shutdownNow();
            Stopping.await(stopped);
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
