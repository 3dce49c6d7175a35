package io.pronto.platform.event;

import io.pronto.contracts.Event;
import io.pronto.contracts.EventTypes;
import io.pronto.platform.event.EventBus.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes events into the outbox as the last thing before the caller's transaction commits, and hands them to the relay as
 * soon as it has.
 */
final class PostgresOutbox implements EventOutbox {
    private final String service;
    private final OutboxTable table;
    private final CloudEventFormat format;
    private final Supplier<UUID> ids;
    private final Supplier<@Nullable String> traceparent;
    private final OutboxRelay relay;

    PostgresOutbox(
            String service,
            OutboxTable table,
            CloudEventFormat format,
            Supplier<UUID> ids,
            Supplier<@Nullable String> traceparent,
            OutboxRelay relay) {
        this.service = service;
        this.table = table;
        this.format = format;
        this.ids = ids;
        this.traceparent = traceparent;
        this.relay = relay;
    }

    @Override
    public void publish(Event event) {
        publishAll(List.of(event));
    }

    @Override
    public void publishAll(List<? extends Event> events) {
        if (events.isEmpty()) {
            return;
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(events.getFirst().getClass().getSimpleName()
                    + " was published outside a transaction. Publish it in the one that makes the change it tells of.");
        }
        List<OutboxTable.Fresh> fresh = events.stream().map(this::fresh).toList();
        told().add(fresh);
    }

    private OutboxTable.Fresh fresh(Event event) {
        String source = EventTypes.sourceOf(event.getClass());
        if (!source.equals(service)) {
            throw new IllegalArgumentException(event.getClass().getSimpleName() + " is told by " + source + ", this is "
                    + service + ". Maybe pronto.service is set wrongly.");
        }
        return new OutboxTable.Fresh(
                ids.get(),
                Stream.of(source, event.subject()).partition(),
                EventTypes.nameOf(event.getClass()),
                event.subject(),
                event.at(),
                traceparent.get(),
                format.data(event));
    }

    private Told told() {
        for (TransactionSynchronization open : TransactionSynchronizationManager.getSynchronizations()) {
            if (open instanceof Told told && told.table == table) {
                return told;
            }
        }
        Told told = new Told(table, relay);
        TransactionSynchronizationManager.registerSynchronization(told);
        return told;
    }

    /** What one transaction tells. */
    private static final class Told implements TransactionSynchronization {
        private final OutboxTable table;
        private final OutboxRelay relay;
        private final List<OutboxTable.Fresh> waiting = new ArrayList<>();
        private final List<OutboxTable.Row> stored = new ArrayList<>();
        private boolean committing;

        Told(OutboxTable table, OutboxRelay relay) {
            this.table = table;
            this.relay = relay;
        }

        void add(List<OutboxTable.Fresh> fresh) {
            waiting.addAll(fresh);
            if (committing) {
                store();
            }
        }

        private void store() {
            if (!waiting.isEmpty()) {
                stored.addAll(table.insert(waiting));
                waiting.clear();
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            committing = true;
            store();
        }

        @Override
        public void afterCommit() {
            if (!waiting.isEmpty()) {
                throw new IllegalStateException(waiting.size() + " event(s) were first told while the transaction was"
                        + " committing, too late to be kept. Publish before that.");
            }
            relay.told(stored);
        }
    }
}
