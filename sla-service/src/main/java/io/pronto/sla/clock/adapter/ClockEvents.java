package io.pronto.sla.clock.adapter;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Event;
import io.pronto.platform.event.EventContext;
import io.pronto.platform.event.EventOutbox;
import io.pronto.platform.event.Subscriptions;
import io.pronto.sla.clock.Change;
import io.pronto.sla.clock.ClockRules;
import io.pronto.sla.clock.Clocks;
import io.pronto.sla.clock.EnquiryState;
import io.pronto.sla.clock.FrozenTerms;
import io.pronto.sla.clock.Promises;
import io.pronto.sla.clock.SlaClock;
import io.pronto.sla.policy.Rules;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Lets events act on clocks: read, decide, store, tell, and set the timer, in the reader's transaction. */
final class ClockEvents {
    /** First key of our advisory locks; the second is the partition. */
    private static final int LOCK = 0x51A;

    private final Clocks clocks;
    private final Rules rules;
    private final FrozenTerms terms;
    private final ClockRules clockRules;
    private final EventOutbox outbox;
    private final ClockTimer timer;
    private final JdbcClient jdbc;
    private final Supplier<ClockId> ids;

    ClockEvents(
            Clocks clocks,
            Rules rules,
            FrozenTerms terms,
            ClockRules clockRules,
            EventOutbox outbox,
            ClockTimer timer,
            JdbcClient jdbc,
            Supplier<UUID> ids) {
        this.clocks = clocks;
        this.rules = rules;
        this.terms = terms;
        this.clockRules = clockRules;
        this.outbox = outbox;
        this.timer = timer;
        this.jdbc = jdbc;
        this.ids = () -> new ClockId(ids.get());
    }

    Subscriptions subscriptions() {
        Subscriptions all = Subscriptions.of("clocks");
        for (Class<? extends Event> type : Promises.LISTENED) {
            all = all.on(type, this::on);
        }
        return all;
    }

    void on(Event event, EventContext context) {
        holdPartition(context.partition());
        ConversationId conversation = ConversationId.of(event.subject());
        EnquiryState before = clocks.enquiry(conversation).orElseGet(() -> EnquiryState.unknown(conversation));
        List<SlaClock> current = clocks.current(conversation);
        Promises.Result result = new Promises(rules.book(), clockRules, terms::of, ids).on(before, current, event);
        if (!result.state().equals(before)) {
            clocks.save(result.state());
        }
        clocks.save(result.changes());
        for (Change change : result.changes()) {
            change.events().forEach(outbox::publish);
            Instant alarm = change.clock().alarm();
            if (alarm != null) {
                timer.armAfterCommit(alarm);
            }
        }
    }

    /**
     * Conversation and routing events of one conversation come in different streams, each in transactions over many
     * conversations: without one order of locking they would wait for each other in circles. A conversation has the
     * same partition in both.
     */
    private void holdPartition(int partition) {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return;
        }
        jdbc.sql("SELECT pg_advisory_xact_lock(?, ?)")
                .params(LOCK, partition)
                .query((rs, i) -> true)
                .single();
        TransactionSynchronizationManager.bindResource(this, partition);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(ClockEvents.this);
            }
        });
    }
}
