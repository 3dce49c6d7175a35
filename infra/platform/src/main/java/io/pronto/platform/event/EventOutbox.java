package io.pronto.platform.event;

import io.pronto.contracts.Event;
import java.util.List;

/** Tells other services what happened, together with the change that made it happen. */
@FunctionalInterface
public interface EventOutbox {
    /**
     * Stores the event in the caller's transaction, as the last thing before the commit. It leaves the service within milliseconds after the commit, or not at
     * all if the transaction rolls back.
     *
     * @throws IllegalStateException outside a transaction
     * @throws IllegalArgumentException if the event belongs to another service
     */
    void publish(Event event);

    /** The same for several events, in this order. */
    default void publishAll(List<? extends Event> events) {
        events.forEach(this::publish);
    }
}
