package io.pronto.contracts;

/** Why a conversation went back to waiting. */
public enum ReturnCause {
    AGENT_LEFT,
    TRANSFERRED,
    MOVED_BY_SUPERVISOR,
    /** A step of an escalation ladder moved it. */
    ESCALATED
}
