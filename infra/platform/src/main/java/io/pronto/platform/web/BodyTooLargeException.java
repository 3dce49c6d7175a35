package io.pronto.platform.web;

import java.io.IOException;

/** A request's body turned out longer than is allowed while it was read. */
public final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
    private final long limit;

    BodyTooLargeException(long limit) {
        super("The body has more than " + limit + " bytes.");
        this.limit = limit;
    }

    /** In bytes. */
    public long limit() {
        return limit;
    }
}
