package io.pronto.contracts;

import java.util.Objects;
import java.util.UUID;

/** One entry in a conversation's transcript. Travels as a plain string. */
public record MessageId(UUID value) {
    public MessageId {
        Objects.requireNonNull(value, "value");
    }

    /** Reads the canonical text form. @throws IllegalArgumentException if it is not a UUID */
    public static MessageId of(String text) {
        return new MessageId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
