package io.pronto.conversation.channel;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody is reached.
 *
 * @param kind what {@code value} is unique in, such as {@code email}, {@code phone} or {@code telegram}; where each
 *     account at a platform has its own ids for the same person, the connector adds the account
 * @param value as that kind writes it, at most 320 characters
 * @param name what she calls herself there, at most 100 characters
 */
public record Address(String kind, String value, @Nullable String name) {
    private static final int LONGEST_VALUE = 320;
    private static final int LONGEST_NAME = 100;

    public Address {
        if (kind.isBlank() || value.isBlank() || value.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException("An address has a kind and 1 to " + LONGEST_VALUE + " characters, was "
                    + kind + " with " + value.length() + ".");
        }
        if (name != null) {
            name = Texts.cut(name.strip(), LONGEST_NAME);
            name = name.isEmpty() ? null : name;
        }
    }
}
