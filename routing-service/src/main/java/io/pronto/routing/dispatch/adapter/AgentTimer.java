package io.pronto.routing.dispatch.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.routing.agent.AgentWatch;
import io.pronto.routing.agent.Agents;
import io.pronto.routing.dispatch.Dispatch;
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
 * Wakes agents on the dot: when a wrap-up ends, working hours begin, the cap allows more or a page has been gone too long. It is
 * armed for the next such time that this replica has saved or seen, and looks every second for what other replicas left behind.
 */
@Component
class AgentTimer implements AgentWatch, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(AgentTimer.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final int PAGE = 100;

    private final ObjectProvider<Dispatch> dispatch;
    private final ObjectProvider<Agents> agents;
    private final Clock clock;

    private @Nullable ScheduledThreadPoolExecutor timer;
    private @Nullable ScheduledFuture<?> armed;
    private Instant armedFor = Instant.MAX;

    AgentTimer(ObjectProvider<Dispatch> dispatch, ObjectProvider<Agents> agents, Clock clock) {
        this.dispatch = dispatch;
        this.agents = agents;
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
            List<AgentId> due;
            boolean all = true;
            do {
                due = agents.getObject().due(clock.instant(), PAGE);
                for (AgentId agent : due) {
                    all &= handled(agent);
                }
                // After a failure the rest waits for the next sweep: the same page would come again.
            } while (all && due.size() == PAGE);
            agents.getObject()
                    .nextDue()
                    .filter(next -> next.isAfter(clock.instant()))
                    .ifPresent(this::arm);
        } catch (RuntimeException e) {
            log.warn("Could not look for whom to wake; the next look is in {}.", SWEEP, e);
        }
    }

    private boolean handled(AgentId agent) {
        try {
            dispatch.getObject().staffing().due(agent, clock.instant());
            return true;
        } catch (RuntimeException e) {
            log.error("What is due for agent {} failed and is tried again in {}.", agent, SWEEP, e);
            return false;
        }
    }

    @Override
    public synchronized void start() {
        ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("agent-timer").daemon().factory());
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
