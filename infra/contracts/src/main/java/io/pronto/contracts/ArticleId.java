package io.pronto.contracts;

import java.util.Objects;
import java.util.UUID;

/** One article in one language; its versions share the id. Travels as a plain string. */
public record ArticleId(UUID value) {
    public ArticleId {
        Objects.requireNonNull(value, "value");
    }

    /** Reads the canonical text form. @throws IllegalArgumentException if it is not a UUID */
    public static ArticleId of(String text) {
        return new ArticleId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
