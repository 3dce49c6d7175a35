package io.pronto.contracts;

import java.util.Objects;
import java.util.UUID;

/** One enquiry of one customer, over all its messages. Travels as a plain string. */
public record ConversationId(UUID value) {
    public ConversationId {
        Objects.requireNonNull(value, "value");
    }

    /** Reads the canonical text form. @throws IllegalArgumentException if it is not a UUID */
    public static ConversationId of(String text) {
        return new ConversationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
