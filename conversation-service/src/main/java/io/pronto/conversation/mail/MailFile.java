package io.pronto.conversation.mail;

import org.jspecify.annotations.Nullable;

/**
 * A file that came with a mail.
 *
 * @param name as the sender called it, without folders; null when it was given none
 * @param mediaType as the sender declared it, in lower case; nobody checked it yet
 * @param contentId by which the HTML shows it, without angle brackets
 * @param inline whether it belongs into the text rather than below it
 * @param content its bytes
 */
public record MailFile(
        @Nullable String name, String mediaType, @Nullable String contentId, boolean inline, byte[] content) {

    /** Whether the HTML may show it in place. */
    public boolean shownInText() {
        return contentId != null && mediaType.startsWith("image/");
    }

    /** A name for people. */
    public String nameOr(String otherwise) {
        return name == null || name.isBlank() ? otherwise : name;
    }
}
