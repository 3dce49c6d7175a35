package io.pronto.contracts;

/** How a conversation came to its agent. */
public enum AssignmentCause {
    /** The agent accepted an offer. */
    OFFER_ACCEPTED,
    /** A supervisor assigned it. */
    ASSIGNED_BY_SUPERVISOR,
    /** Somebody took it out of the queue. */
    TAKEN
}
