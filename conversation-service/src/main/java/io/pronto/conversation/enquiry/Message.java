package io.pronto.conversation.enquiry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way in; its text was checked by {@link Words}.
 *
 * @param clientId the writer's own name for it, if any: the same one never makes a second entry
 */
public record Message(
        String text,
        List<Entry.AttachmentRef> attachments,
        @Nullable String clientId) {
    public Message {
        attachments = List.copyOf(attachments);
    }
}
