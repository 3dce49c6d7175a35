package io.pronto.conversation.enquiry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way in; its text was checked by {@link Words}.
 *
 * @param clientId the writer's own name for it, if any: the same one never makes a second entry
 * @param details see {@link Entry#details()}
 */
public record Message(
        String text,
        List<Entry.AttachmentRef> attachments,
        @Nullable String clientId,
        Map<String, String> details) {
    public Message {
        attachments = List.copyOf(attachments);
        details = Map.copyOf(details);
    }

    /** A message of which there is nothing more to say. */
    public Message(String text, List<Entry.AttachmentRef> attachments, @Nullable String clientId) {
        this(text, attachments, clientId, Map.of());
    }
}
