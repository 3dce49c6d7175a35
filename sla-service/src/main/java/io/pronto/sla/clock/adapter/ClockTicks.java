package io.pronto.sla.clock.adapter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.pronto.contracts.SlaEvent;
import io.pronto.platform.event.EventOutbox;
import io.pronto.sla.clock.Change;
import io.pronto.sla.clock.ClockAct;
import io.pronto.sla.clock.ClockRules;
import io.pronto.sla.clock.Clocks;
import io.pronto.sla.clock.SlaClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets time act on clocks: claims those that are due, warns or breaches them and tells so, in one transaction. */
class ClockTicks {
    private static final Logger log = LoggerFactory.getLogger(ClockTicks.class);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final Clocks clocks;
    private final ClockRules rules;
    private final EventOutbox outbox;
    private final TransactionTemplate transaction;
    private final int batch;
    private final Counter failed;
    private final Timer lateness;

    ClockTicks(
            Clocks clocks,
            ClockRules rules,
            EventOutbox outbox,
            TransactionTemplate transaction,
            int batch,
            MeterRegistry meters) {
        this.clocks = clocks;
        this.rules = rules;
        this.outbox = outbox;
        this.transaction = transaction;
        this.batch = batch;
        this.failed = Counter.builder("pronto.sla.ticks.failed")
                .description("Due clocks that could not be dealt with and were put off")
                .register(meters);
        this.lateness = Timer.builder("pronto.sla.lateness")
                .description("From the moment of a warning or deadline to its being dealt with")
                .publishPercentileHistogram()
                .register(meters);
    }

    /** Deals with one batch of what is due. @return whether there may be more */
    boolean fire(Instant now) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            List<SlaClock> due = clocks.claimDue(now, batch);
            List<Change> changes = new ArrayList<>(due.size());
            for (SlaClock clock : due) {
                try {
                    changes.add(rules.apply(clock, new ClockAct.Pass(now)));
                    lateness.record(Duration.between(Objects.requireNonNull(clock.alarm()), now));
                } catch (RuntimeException e) {
                    // One bad clock must not hold up all others; nothing of it was written yet.
                    failed.increment();
                    log.error("Clock {} could not be dealt with; it is tried again in {}.", clock, AFTER_FAILURE, e);
                    clocks.postpone(clock.promise().id(), now.plus(AFTER_FAILURE));
                }
            }
            clocks.pass(changes);
            List<SlaEvent> told =
                    changes.stream().map(Change::events).flatMap(List::stream).toList();
            outbox.publishAll(told);
            return due.size() == batch;
        }));
    }

    Optional<Instant> nextAlarm() {
        return clocks.nextAlarm();
    }
}
