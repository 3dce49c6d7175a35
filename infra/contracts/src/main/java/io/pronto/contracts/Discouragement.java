package io.pronto.contracts;

/** Why waiting is not what a customer is advised to do. */
public enum Discouragement {
    /** The queue is closed at this time. */
    CLOSED,
    /** As many wait already as the queue allows. */
    FULL
}
