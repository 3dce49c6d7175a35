package io.pronto.contracts;

/** How a telephone call ended. */
public enum CallEnding {
    /** They spoke. */
    SPOKEN,
    /** The caller hung up before she was in line. */
    MISSED,
    /** The caller was in line and hung up before anybody spoke with her. */
    ABANDONED,
    /** The caller left a message. */
    VOICEMAIL,
    /** The caller would rather be called back. */
    CALLBACK,
    /** We called and nobody answered. */
    NOT_REACHED,
    /** The line or the provider failed. */
    FAILED
}
