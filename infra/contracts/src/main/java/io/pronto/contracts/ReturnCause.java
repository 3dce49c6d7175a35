package io.pronto.contracts;

/** Why a conversation went back to waiting. */
public enum ReturnCause {
    AGENT_LEFT,
    TRANSFERRED,
    MOVED_BY_SUPERVISOR,
    /** A step of an escalation ladder moved it. */
    ESCALATED,
    /** It had waited in its queue for as long as the queue's rules want; the note names that queue. */
    OVERFLOWED
}
