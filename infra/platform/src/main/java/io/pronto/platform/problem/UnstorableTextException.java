package io.pronto.platform.problem;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** A string of JSON with a NUL or half a surrogate pair, which PostgreSQL cannot store. */
final class UnstorableTextException extends MismatchedInputException {
    private static final long serialVersionUID = 1L;

    UnstorableTextException(JsonParser parser) {
        super(parser, "The text has characters that cannot be stored.", String.class);
    }
}
