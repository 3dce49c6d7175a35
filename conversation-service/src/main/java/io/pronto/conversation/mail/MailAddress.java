package io.pronto.conversation.mail;

import org.jspecify.annotations.Nullable;

/**
 * Somebody's address.
 *
 * @param name as the sender wrote it, decoded
 * @param address as the sender wrote it, such as {@code Ana@example.com}; compare by {@link #key()}
 */
public record MailAddress(@Nullable String name, String address) {

    /** The same for every way to write the address: nobody tells mailboxes apart by case. */
    public String key() {
        return address.toLowerCase(java.util.Locale.ROOT);
    }

    /** The part after the last {@code @} in lower case; empty when there is none. */
    public String domain() {
        int at = address.lastIndexOf('@');
        return at < 0 ? "" : key().substring(at + 1);
    }
}
