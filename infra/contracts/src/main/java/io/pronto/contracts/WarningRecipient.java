package io.pronto.contracts;

/** Who is told that a deadline comes near. */
public enum WarningRecipient {
    /** Who has the conversation. */
    AGENT,
    /** All supervisors. */
    SUPERVISORS,
    /** Everybody online who works on the conversation's queue. */
    QUEUE
}
