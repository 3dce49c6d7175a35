package io.pronto.contracts;

/** What a customer may do instead of waiting. */
public enum Alternative {
    /** Nothing else: she waits, and knows that it will be long. */
    WAIT,
    /** Leave a message, which is answered later. */
    MESSAGE,
    /** Be called back. */
    CALLBACK
}
