package io.pronto.contracts;

/** Why an agent's presence changed. */
public enum PresenceCause {
    /** The agent chose it. */
    CHOSEN,
    /** An offer ran out unanswered. */
    MISSED_OFFER,
    /** The agent's browser has been gone too long. */
    DISCONNECTED
}
