package io.pronto.contracts;

import java.util.Objects;
import java.util.UUID;

/** One telephone call. Travels as a plain string. */
public record CallId(UUID value) {
    public CallId {
        Objects.requireNonNull(value, "value");
    }

    /** Reads the canonical text form. @throws IllegalArgumentException if it is not a UUID */
    public static CallId of(String text) {
        return new CallId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
