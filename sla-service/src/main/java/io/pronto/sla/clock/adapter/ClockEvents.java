package io.pronto.sla.clock.adapter;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Event;
import io.pronto.contracts.SlaEvent;
import io.pronto.platform.event.EventContext;
import io.pronto.platform.event.EventOutbox;
import io.pronto.platform.event.Subscriptions;
import io.pronto.sla.clock.Change;
import io.pronto.sla.clock.ClockRules;
import io.pronto.sla.clock.Clocks;
import io.pronto.sla.clock.Promises;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets events act on clocks in the reader's transaction. What a transaction's events need is read at once, and what they
 * changed is stored at once before the commit: a busy stream costs a few statements per batch, not per event.
 */
final class ClockEvents {
    /** First key of our advisory locks; the second is the partition. */
    private static final int LOCK = 0x51A;

    private static final Set<Class<? extends Event>> LISTENED = Set.copyOf(Promises.LISTENED);

    private final Clocks clocks;
    private final PresentRules rules;
    private final ClockRules clockRules;
    private final EventOutbox outbox;
    private final ClockTimer timer;
    private final JdbcClient jdbc;
    private final Supplier<ClockId> ids;

    ClockEvents(
            Clocks clocks,
            PresentRules rules,
            ClockRules clockRules,
            EventOutbox outbox,
            ClockTimer timer,
            JdbcClient jdbc,
            Supplier<UUID> ids) {
        this.clocks = clocks;
        this.rules = rules;
        this.clockRules = clockRules;
        this.outbox = outbox;
        this.timer = timer;
        this.jdbc = jdbc;
        this.ids = () -> new ClockId(ids.get());
    }

    /** The policies, calendars, ladders and adjustments of now. @param edition rises with every change of them */
    record PresentRules(io.pronto.sla.policy.Rules rules, Promises.Freezing terms, LongSupplier edition) {}

    Subscriptions subscriptions() {
        Subscriptions all = Subscriptions.of("clocks");
        for (Class<? extends Event> type : Promises.LISTENED) {
            all = all.on(type, this::on);
        }
        return all.preparedBy(this::prepare).patient();
    }

    private void prepare(List<Event> events, int partition) {
        Set<ConversationId> conversations = new HashSet<>();
        for (Event event : events) {
            if (LISTENED.contains(event.getClass())) {
                conversations.add(ConversationId.of(event.subject()));
            }
        }
        if (!conversations.isEmpty()) {
            work(partition).read(conversations);
        }
    }

    void on(Event event, EventContext context) {
        ClockWork work = work(context.partition());
        ConversationId conversation = ConversationId.of(event.subject());
        work.read(Set.of(conversation));
        Promises.Result result = new Promises(rules.rules().book(), clockRules, rules.terms(), ids)
                .on(work.enquiry(conversation), work.clocks(conversation), event);
        work.take(result);
        List<SlaEvent> told = result.changes().stream()
                .map(Change::events)
                .flatMap(List::stream)
                .toList();
        outbox.publishAll(told);
    }

    /**
     * The present transaction's work.
     *
     * <p>Conversation and routing events of one conversation come in different streams, each in transactions over many
     * conversations: without one order of locking they would wait for each other in circles. A conversation has the
     * same partition in both.
     */
    private ClockWork work(int partition) {
        if (TransactionSynchronizationManager.getResource(this) instanceof ClockWork begun) {
            return begun;
        }
        // The number first: what is changed meanwhile is then looked at once more, not missed.
        long edition = rules.edition().getAsLong();
        jdbc.sql("SELECT pg_advisory_xact_lock(?, ?)")
                .params(LOCK, partition)
                .query((rs, i) -> true)
                .single();
        ClockWork work = new ClockWork(clocks, timer, edition);
        TransactionSynchronizationManager.bindResource(this, work);
        TransactionSynchronizationManager.registerSynchronization(work);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(ClockEvents.this);
            }
        });
        return work;
    }
}
