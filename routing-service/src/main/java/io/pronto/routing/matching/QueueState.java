package io.pronto.routing.matching;

import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.routing.queue.Order;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.queue.Ring;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A queue's rules, ready for use, and what its order has to remember. */
final class QueueState {
    private final QueueId id;
    private final QueueRules rules;
    private final List<Ring> rings;
    private final @Nullable Promises promises;

    QueueState(QueueId id, QueueRules rules) {
        this.id = id;
        this.rules = rules;
        this.rings = rules.everyRing();
        this.promises = rules.order() instanceof Order.DeadlineAware order ? new Promises(order) : null;
    }

    QueueId id() {
        return id;
    }

    QueueRules rules() {
        return rules;
    }

    List<Ring> rings() {
        return rings;
    }

    /** Only for a queue that serves by its promise. */
    @Nullable
    Promises promises() {
        return promises;
    }

    /** The ring that holds after waiting so long in the queue. */
    int ringAfter(long waited) {
        int ring = 0;
        while (ring + 1 < rings.size() && waited >= Ticks.of(rings.get(ring + 1).after())) {
            ring++;
        }
        return ring;
    }

    /** When work that came to the queue then enters its next ring. */
    long nextRingAt(int ring, long queuedAt) {
        return ring + 1 < rings.size() ? queuedAt + Ticks.of(rings.get(ring + 1).after()) : Ticks.NEVER;
    }

    /** When it should have reached somebody. */
    long deadline(long since, @Nullable Instant own) {
        if (own != null) {
            return Ticks.of(own);
        }
        return promises == null ? Ticks.NEVER : since + promises.promise();
    }

    /** Since when a wait counts that is to end by the deadline. */
    long since(long arrived, long deadline) {
        return promises == null ? arrived : deadline - promises.promise();
    }

    /**
     * The place in the order, on the scale of arrivals: the earlier, the sooner.
     *
     * @param handling how long it will take; as long as usual when zero. What takes longer has to begin sooner
     */
    long place(long since, long deadline, Priority priority, Duration handling) {
        return switch (rules.order()) {
            case Order.Fifo fifo -> since;
            case Order.PriorityFirst(Duration step) -> since - priority.ordinal() * Ticks.of(step);
            case Order.DeadlineAware order ->
                deadline - Ticks.of(order.promise()) - Ticks.of(handling) - priority.ordinal() * Ticks.of(order.step());
        };
    }
}
