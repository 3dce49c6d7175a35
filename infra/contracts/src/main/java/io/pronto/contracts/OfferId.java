package io.pronto.contracts;

import java.util.Objects;
import java.util.UUID;

/** One offer of one piece of work to one agent. Travels as a plain string. */
public record OfferId(UUID value) {
    public OfferId {
        Objects.requireNonNull(value, "value");
    }

    /** Reads the canonical text form. @throws IllegalArgumentException if it is not a UUID */
    public static OfferId of(String text) {
        return new OfferId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
