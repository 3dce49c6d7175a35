package io.pronto.contracts;

import java.util.Objects;

/** A person who answers: the subject of the directory's token. Travels as a plain string. */
public record AgentId(String value) {
    public AgentId {
        Objects.requireNonNull(value, "value");
        if (value.isBlank() || value.length() > 100) {
            throw new IllegalArgumentException("AgentId is empty or longer than 100 characters: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
