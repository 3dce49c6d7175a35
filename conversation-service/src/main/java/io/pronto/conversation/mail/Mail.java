package io.pronto.conversation.mail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it was read. Nothing in it was checked: anybody can write anything.
 *
 * @param messageId with its angle brackets; null when the sender gave none
 * @param inReplyTo every id named there, with angle brackets; several are allowed
 * @param references every id named there, oldest first, with angle brackets
 * @param sentAt by the sender's clock; null when it cannot be read
 * @param text the plain text, lines ending in {@code \n}; null when there is none
 * @param html the HTML as sent, not yet safe; null when there is none
 * @param files what came with it; a mail that was passed on as a file is one file
 * @param invitation an appointment, if it brought one
 * @param report what a mail server reported, if it is such a report
 * @param receipt the id of the mail that was displayed or deleted, if it is a disposition notification
 * @param headers every header by its name in lower case, decoded, in their order
 * @param cut whether it was too large or too deep to be read to its end
 */
public record Mail(
        @Nullable String messageId,
        List<String> inReplyTo,
        List<String> references,
        List<MailAddress> from,
        List<MailAddress> replyTo,
        List<MailAddress> to,
        List<MailAddress> cc,
        @Nullable String subject,
        @Nullable Instant sentAt,
        @Nullable String text,
        @Nullable String html,
        List<MailFile> files,
        @Nullable Invitation invitation,
        @Nullable DeliveryReport report,
        @Nullable String receipt,
        Map<String, List<String>> headers,
        boolean cut) {

    public Mail {
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
        from = List.copyOf(from);
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        files = List.copyOf(files);
        headers = Map.copyOf(headers);
    }

    /** The first header of that name, if there is one. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** Whom it is from, if anybody is named. */
    public Optional<MailAddress> sender() {
        return from.stream().findFirst();
    }
}
