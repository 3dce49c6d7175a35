package io.pronto.conversation.attachment;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.MessageId;
import io.pronto.conversation.enquiry.Entry;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that was uploaded.
 *
 * @param customer in whose enquiry it was
 * @param conversation null while the customer has not written yet
 * @param entry the message it came with; null until that is sent
 * @param byCustomer whether the customer uploaded it
 * @param uploader who did, by id
 */
public record Attachment(
        UUID id,
        CustomerId customer,
        @Nullable ConversationId conversation,
        @Nullable MessageId entry,
        boolean byCustomer,
        String uploader,
        String name,
        FileKind kind,
        long size,
        Inspection.@Nullable Size pixels,
        Instant createdAt) {

    private static final int LONGEST_NAME = 150;

    /** As the transcript names it. */
    public Entry.AttachmentRef ref() {
        return new Entry.AttachmentRef(id, name, kind.mediaType(), size);
    }

    /** A name that is safe to show and to save under: no path, no control characters, not too long. */
    public static String safeName(String given, FileKind kind) {
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        StringBuilder safe = new StringBuilder();
        name.codePoints()
                .filter(c -> !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.SURROGATE
                        && "\"<>:|?*".indexOf(c) < 0)
                .limit(LONGEST_NAME)
                .forEach(safe::appendCodePoint);
        String result = safe.toString().strip();
        return result.isEmpty() || result.startsWith(".")
                ? "file." + kind.name().toLowerCase(java.util.Locale.ROOT)
                : result;
    }
}
