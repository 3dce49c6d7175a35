package io.pronto.routing.team;

import java.util.Objects;

/** The key of a team, such as {@code returns-south}. Travels as a plain string. */
public record TeamId(String value) {
    public TeamId {
        Objects.requireNonNull(value, "value");
        if (value.isBlank() || value.length() > 100) {
            throw new IllegalArgumentException("TeamId is empty or longer than 100 characters: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
