package io.pronto.platform.event;

import io.pronto.contracts.Event;

/**
 * What a service does about an event, in a transaction that also moves the service's place in the stream: the effect
 * happens once, also after a crash.
 *
 * <p>Effects outside the database belong in an outbox or after the commit. An exception undoes the transaction; the event
 * is tried again and, after five tries, parked for an administrator.
 */
@FunctionalInterface
public interface EventHandler<E extends Event> {
    /** Takes one event. Events with one subject arrive in the order in which they were written. */
    void handle(E event, EventContext context);
}
