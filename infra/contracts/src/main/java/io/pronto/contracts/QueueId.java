package io.pronto.contracts;

import java.util.Objects;

/** The key of a queue, such as {@code returns}. Travels as a plain string. */
public record QueueId(String value) {
    public QueueId {
        Objects.requireNonNull(value, "value");
        if (value.isBlank() || value.length() > 100) {
            throw new IllegalArgumentException("QueueId is empty or longer than 100 characters: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
