package io.pronto.sla.clock.adapter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes at the moment of the next warning or deadline. It is told of those that this process sets, and looks into the
 * database at every sweep for those of other replicas, or of one that died.
 */
class ClockTimer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ClockTimer.class);
    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(1);
    /** Between two looks, so that deadlines close to each other share a transaction; one by itself does not wait. */
    private static final Duration TOGETHER = Duration.ofMillis(50);

    private final ClockTicks ticks;
    private final Clock clock;
    private final Duration sweep;

    private final Object bell = new Object();
    /** The earliest alarm we were told of since the last look; guarded by the bell. */
    private @Nullable Instant told;

    private volatile boolean running;
    private @Nullable Thread thread;

    ClockTimer(ClockTicks ticks, Clock clock, Duration sweep) {
        this.ticks = ticks;
        this.clock = clock;
        this.sweep = sweep;
    }

    /** An alarm is set by the present transaction. */
    void armAfterCommit(Instant alarm) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                arm(alarm);
            }
        });
    }

    /** An alarm has been set. */
    void arm(Instant alarm) {
        synchronized (bell) {
            if (told == null || alarm.isBefore(told)) {
                told = alarm;
                bell.notifyAll();
            }
        }
    }

    @Override
    public void start() {
        running = true;
        Thread started = Thread.ofVirtual().name("sla-timer").unstarted(this::run);
        thread = started;
        started.start();
    }

    private void run() {
        try {
            while (running) {
                try {
                    synchronized (bell) {
                        told = null;
                    }
                    Instant looked = clock.instant();
                    while (running && ticks.fire(looked)) {
                        log.debug("More clocks are due than fit into one batch.");
                        looked = clock.instant();
                    }
                    Instant sweepAt = clock.instant().plus(sweep);
                    Instant next = ticks.nextAlarm().filter(sweepAt::isAfter).orElse(sweepAt);
                    sleepUntil(next, looked.plus(TOGETHER));
                } catch (RuntimeException e) {
                    if (running) {
                        log.warn("The timer waits for the database: {}", e.toString());
                        Thread.sleep(AFTER_OUTAGE);
                    }
                }
            }
        } catch (InterruptedException e) {
            log.debug("The timer was interrupted.");
        }
    }

    /** Until then, or until an alarm is due of which we are told meanwhile, but not before {@code soonest}. */
    private void sleepUntil(Instant next, Instant soonest) throws InterruptedException {
        synchronized (bell) {
            while (running) {
                Instant first = told != null && told.isBefore(next) ? told : next;
                Instant wake = first.isBefore(soonest) ? soonest : first;
                long millis = Duration.between(clock.instant(), wake)
                        .plusNanos(999_999)
                        .toMillis();
                if (millis <= 0) {
                    return;
                }
                bell.wait(millis);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        synchronized (bell) {
            bell.notifyAll();
        }
        Thread stopping = thread;
        if (stopping != null) {
            try {
                if (!stopping.join(Duration.ofSeconds(5))) {
                    stopping.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
