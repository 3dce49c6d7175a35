package io.pronto.contracts;

import java.util.Objects;

/** The key of a skill, such as {@code billing}. Travels as a plain string. */
public record SkillId(String value) {
    public SkillId {
        Objects.requireNonNull(value, "value");
        if (value.isBlank() || value.length() > 100) {
            throw new IllegalArgumentException("SkillId is empty or longer than 100 characters: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
