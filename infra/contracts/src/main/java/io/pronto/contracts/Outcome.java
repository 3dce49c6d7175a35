package io.pronto.contracts;

/** How an enquiry ended. */
public enum Outcome {
    /** A person resolved it. */
    RESOLVED,
    /** The bot's answer was enough: no person was needed. */
    SELF_SERVED,
    /** The customer left before anybody answered. */
    ABANDONED
}
