package io.pronto.platform.event;

import io.pronto.contracts.Event;
import io.pronto.contracts.EventTypes;
import io.pronto.platform.event.EventBus.Stream;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes events into the outbox and wakes the relay as soon as the caller's transaction has committed. */
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
        table.insert(fresh);
        fresh.forEach(row -> wakeAfterCommit(row.partition()));
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

    private void wakeAfterCommit(int partition) {
        for (TransactionSynchronization open : TransactionSynchronizationManager.getSynchronizations()) {
            if (open instanceof Wake wake && wake.relay == relay) {
                wake.partitions.set(partition);
                return;
            }
        }
        Wake wake = new Wake(relay);
        wake.partitions.set(partition);
        TransactionSynchronizationManager.registerSynchronization(wake);
    }

    private static final class Wake implements TransactionSynchronization {
        private final OutboxRelay relay;
        private final BitSet partitions = new BitSet(EventBus.PARTITIONS);

        Wake(OutboxRelay relay) {
            this.relay = relay;
        }

        @Override
        public void afterCommit() {
            relay.wake(partitions);
        }
    }
}
