package io.pronto.contracts;

import java.util.Objects;
import java.util.UUID;

/** One promise being measured. Travels as a plain string. */
public record ClockId(UUID value) {
    public ClockId {
        Objects.requireNonNull(value, "value");
    }

    /** Reads the canonical text form. @throws IllegalArgumentException if it is not a UUID */
    public static ClockId of(String text) {
        return new ClockId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
