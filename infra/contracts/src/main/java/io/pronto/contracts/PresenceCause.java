package io.pronto.contracts;

/** Why an agent's presence changed. */
public enum PresenceCause {
    /** The agent chose it. */
    CHOSEN,
    /** An offer ran out unanswered. */
    MISSED_OFFER,
    /** The agent's browser has been gone too long. */
    DISCONNECTED,
    /** A conversation ended, and there is something left to do about it. */
    WORK_ENDED,
    /** A wrap-up or an absence was over by itself. */
    TIME_OVER,
    /** A supervisor set it. */
    SET_BY_SUPERVISOR
}
