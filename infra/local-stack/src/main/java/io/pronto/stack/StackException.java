package io.pronto.stack;

import java.io.Serial;

/**
 * The machine or its settings do not allow what was asked. The message is one sentence for the person at the
 * keyboard, with what to do about it; it is printed without a stack trace.
 */
public final class StackException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String sentence;

    /** @param message what is wrong and what helps, as one sentence */
    public StackException(String message) {
        super(message);
        this.sentence = message;
    }

    /**
     * @param message what is wrong and what helps, as one sentence
     * @param cause what the machine said
     */
    public StackException(String message, Throwable cause) {
        super(message, cause);
        this.sentence = message;
    }

    /** The message. */
    public String sentence() {
        return sentence;
    }
}
