package io.pronto.sla.clock.adapter;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.SlaEvent;
import io.pronto.platform.event.EventOutbox;
import io.pronto.sla.clock.Change;
import io.pronto.sla.clock.ClockRules;
import io.pronto.sla.clock.Clocks;
import io.pronto.sla.clock.EnquiryState;
import io.pronto.sla.clock.Promises;
import io.pronto.sla.clock.SlaClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings running clocks to the present edition of policies, calendars and adjustments, batch by batch in the background.
 * Every clock carries the edition it was last looked at by. So a crash loses nothing and repeats nothing, replicas share
 * the work, and a clock that was started by a replica that had not heard of an edit is found as well.
 */
class ClockRebasing implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ClockRebasing.class);
    private static final int BATCH = 200;
    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(1);

    private final Clocks clocks;
    private final ClockEvents.PresentRules rules;
    private final ClockRules clockRules;
    private final EventOutbox outbox;
    private final ClockTimer timer;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration sweep;

    private final Object bell = new Object();
    private volatile boolean running;

    ClockRebasing(
            Clocks clocks,
            ClockEvents.PresentRules rules,
            ClockRules clockRules,
            EventOutbox outbox,
            ClockTimer timer,
            TransactionTemplate transaction,
            Clock clock,
            Duration sweep) {
        this.clocks = clocks;
        this.rules = rules;
        this.clockRules = clockRules;
        this.outbox = outbox;
        this.timer = timer;
        this.transaction = transaction;
        this.clock = clock;
        this.sweep = sweep;
    }

    /** Looks at one batch of clocks that are behind. @return whether there may be more */
    boolean step() {
        long edition = rules.edition().getAsLong();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            List<SlaClock> behind = clocks.claimBehind(edition, BATCH);
            if (behind.isEmpty()) {
                return false;
            }
            Map<ConversationId, EnquiryState> enquiries = clocks.enquiries(
                    behind.stream().map(found -> found.promise().conversation()).collect(Collectors.toSet()));
            Promises promises = new Promises(rules.rules().book(), clockRules, rules.terms(), () -> {
                throw new IllegalStateException("Re-basing starts no clock.");
            });
            // What the database keeps.
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            List<Change> changes = new ArrayList<>();
            List<ClockId> seen = new ArrayList<>();
            for (SlaClock found : behind) {
                seen.add(found.promise().id());
                EnquiryState enquiry = enquiries.get(found.promise().conversation());
                if (enquiry != null) {
                    Change change = change(promises, found, enquiry, now);
                    if (change.clock() != found) {
                        changes.add(change);
                    }
                }
            }
            clocks.save(changes);
            clocks.lookedAt(seen, edition);
            List<SlaEvent> told =
                    changes.stream().map(Change::events).flatMap(List::stream).toList();
            outbox.publishAll(told);
            changes.stream()
                    .map(change -> change.clock().alarm())
                    .filter(alarm -> alarm != null)
                    .min(Instant::compareTo)
                    .ifPresent(timer::armAfterCommit);
            return behind.size() == BATCH;
        }));
    }

    private static Change change(Promises promises, SlaClock found, EnquiryState enquiry, Instant now) {
        try {
            return promises.underPresentRules(found, enquiry, now);
        } catch (RuntimeException e) {
            // One bad clock must not hold up all others; it keeps the terms that it has.
            log.error("Clock {} could not be re-based and keeps its terms.", found, e);
            return new Change(found, List.of(), List.of());
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("sla-rebasing").start(this::run);
    }

    private void run() {
        try {
            while (running) {
                try {
                    while (running && step()) {
                        log.debug("More clocks are behind than fit into one batch.");
                    }
                    rest(sweep);
                } catch (RuntimeException e) {
                    if (running) {
                        log.warn("Re-basing waits for the database: {}", e.toString());
                        rest(AFTER_OUTAGE);
                    }
                }
            }
        } catch (InterruptedException e) {
            log.debug("Re-basing was interrupted.");
        }
    }

    private void rest(Duration length) throws InterruptedException {
        synchronized (bell) {
            if (running) {
                bell.wait(length.toMillis());
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        synchronized (bell) {
            bell.notifyAll();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
