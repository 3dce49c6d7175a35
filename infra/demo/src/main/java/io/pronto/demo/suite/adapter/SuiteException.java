package io.pronto.demo.suite.adapter;

/** The suite did not do what was asked; the message says what, and what it answered. */
public final class SuiteException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    /** Without an answer of the suite. */
    public SuiteException(String message) {
        this(0, message);
    }

    SuiteException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** For a reason that is no answer of the suite. */
    public SuiteException(String message, Throwable cause) {
        super(message, cause);
        this.status = 0;
    }

    /** The HTTP status, or 0 when there was no answer. */
    public int status() {
        return status;
    }
}
