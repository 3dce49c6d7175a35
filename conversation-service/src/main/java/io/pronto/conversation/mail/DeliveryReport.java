package io.pronto.conversation.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server reports about a mail of ours (RFC 3464).
 *
 * @param recipients one each
 * @param originalMessageId the id of the mail it is about, with angle brackets, if the report holds it
 */
public record DeliveryReport(
        List<Recipient> recipients, @Nullable String originalMessageId) {

    /**
     * What became of it for one recipient.
     *
     * @param address the final recipient, without the type before it
     * @param action in lower case: {@code failed}, {@code delayed}, {@code delivered}, {@code relayed}, {@code expanded}
     * @param status such as {@code 5.1.1} (RFC 3463)
     * @param diagnostic what the server said
     */
    public record Recipient(
            @Nullable String address,
            @Nullable String action,
            @Nullable String status,
            @Nullable String diagnostic) {

        /** Whether the server gave up. Where no action is named the status decides. */
        public boolean failed() {
            return action != null ? action.equals("failed") : status != null && status.startsWith("5");
        }
    }

    public DeliveryReport {
        recipients = List.copyOf(recipients);
    }

    /** Whether somebody did not get it and will not. */
    public boolean failed() {
        return recipients.stream().anyMatch(Recipient::failed);
    }
}
