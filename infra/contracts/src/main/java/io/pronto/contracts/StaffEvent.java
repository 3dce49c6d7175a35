package io.pronto.contracts;

import java.time.Instant;

/** Whether somebody of the staff has a page open, told by conversation-service from the live streams. */
public sealed interface StaffEvent extends Event {
    /** The person. */
    AgentId agent();

    @Override
    default String subject() {
        return agent().value();
    }

    /** The first page opened. */
    @Version(1)
    record PageOpened(AgentId agent, Instant at) implements StaffEvent {}

    /** The last page closed, or its connection broke. It may only be reloading. */
    @Version(1)
    record PagesGone(AgentId agent, Instant at) implements StaffEvent {}
}
