package io.pronto.routing.whatif.adapter;

import io.pronto.routing.whatif.Answering;
import io.pronto.routing.whatif.Asked;
import io.pronto.routing.whatif.Comparison;
import io.pronto.routing.whatif.Planning.Reading;
import io.pronto.routing.whatif.Simulations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Answers questions one after the other, in one thread of low priority and outside the pool's transactions: the live service decides
 * meanwhile as always. Any replica takes the next one. What an orderly stop interrupts waits again; what a crash interrupted has
 * failed, as soon as nothing was heard of it for {@link #SILENT}.
 */
@Component
class SimulationRunner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SimulationRunner.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration SILENT = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofDays(30);

    private final Simulations simulations;
    private final WorldReader worlds;
    private final Clock clock;
    private volatile @Nullable ScheduledThreadPoolExecutor executor;
    private volatile boolean stopping;

    SimulationRunner(Simulations simulations, WorldReader worlds, Clock clock) {
        this.simulations = simulations;
        this.worlds = worlds;
        this.clock = clock;
    }

    /** Looks at once whether something waits. */
    void wake() {
        ScheduledThreadPoolExecutor running = executor;
        if (running != null && running.getQueue().size() < 4) {
            running.execute(this::work);
        }
    }

    private void work() {
        try {
            Instant now = clock.instant();
            if (simulations.giveUp(now.minus(SILENT), now) > 0) {
                log.warn("A simulation was interrupted by a stop of the service and has failed.");
            }
            for (Optional<Asked> next = next(); next.isPresent(); next = next()) {
                answer(next.get());
            }
        } catch (RuntimeException e) {
            log.warn("Simulations could not be looked at; the next try is in {}.", EVERY, e);
        }
    }

    private Optional<Asked> next() {
        return stopping ? Optional.empty() : simulations.begin(clock.instant());
    }

    private void answer(Asked asked) {
        try {
            switch (worlds.read(asked.question(), clock.instant())) {
                // Sound when it was asked; since then a queue, a skill or the past has changed.
                case Reading.Faulty faulty -> simulations.failed(asked.id(), "question-wrong", clock.instant());
                case Reading.Sound sound -> {
                    Watch watch = new Watch(asked);
                    Optional<Comparison> answer = Answering.of(sound.plan(), watch);
                    if (answer.isPresent()) {
                        simulations.done(asked.id(), answer.get(), clock.instant());
                    } else if (stopping) {
                        simulations.putBack(asked.id());
                    } else if (watch.late) {
                        simulations.failed(asked.id(), "too-long", clock.instant());
                    }
                }
            }
        } catch (RuntimeException e) {
            log.error("Simulation {} failed.", asked.id(), e);
            simulations.failed(asked.id(), "error", clock.instant());
        }
    }

    /** Tells how far a simulation is, and hears whether to go on. */
    private final class Watch implements Answering.Progress {
        private final Asked asked;
        private final Instant begun = clock.instant();
        private Instant told = begun;
        private boolean late;

        Watch(Asked asked) {
            this.asked = asked;
        }

        @Override
        public boolean reached(double done) {
            Instant now = clock.instant();
            late = now.isAfter(begun.plus(LONGEST));
            if (stopping || late) {
                return false;
            }
            if (now.isBefore(told.plus(BEAT))) {
                return true;
            }
            told = now;
            return simulations.beat(asked.id(), done, now);
        }
    }

    private void prune() {
        try {
            simulations.prune(clock.instant().minus(KEPT));
        } catch (RuntimeException e) {
            log.warn("Old simulations could not be forgotten.", e);
        }
    }

    @Override
    public void start() {
        stopping = false;
        ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform()
                        .name("simulations")
                        .priority(Thread.MIN_PRIORITY)
                        .daemon()
                        .factory());
        started.scheduleWithFixedDelay(this::work, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        started.scheduleWithFixedDelay(this::prune, 1, Duration.ofHours(1).toMinutes(), TimeUnit.MINUTES);
        executor = started;
    }

    @Override
    public void stop() {
        stopping = true;
        ScheduledThreadPoolExecutor stopped = executor;
        executor = null;
        if (stopped == null) {
            return;
        }
        stopped.getQueue().clear();
        stopped.shutdown();
        try {
            if (!stopped.awaitTermination(10, TimeUnit.SECONDS)) {
                stopped.shutdownNow();
            }
        } catch (InterruptedException e) {
            stopped.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }
}
