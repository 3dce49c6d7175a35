package io.pronto.conversation.enquiry;

import io.pronto.contracts.ConversationEvent;
import io.pronto.contracts.MessageId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of an attempt to do something with a conversation. */
public sealed interface Decision {

    /**
     * It changes: all of this takes effect together or not at all.
     *
     * @param before as it was; null when it is new
     * @param entries new lines of the transcript in order
     * @param judged the bot answer that the customer judged just now, if so
     * @param events what the other services are told, in order
     */
    record Changed(
            @Nullable Conversation before,
            Conversation after,
            List<Entry> entries,
            @Nullable Judged judged,
            List<ConversationEvent> events)
            implements Decision {
        public Changed {
            entries = List.copyOf(entries);
            events = List.copyOf(events);
        }
    }

    /** A judgement of one entry. */
    record Judged(MessageId entry, boolean helpful) {}

    /** Nothing to do: it is so already. {@code entry} is what an earlier attempt had written, if it wrote something. */
    record Unchanged(Conversation conversation, @Nullable Entry entry) implements Decision {}

    /** It cannot be done. */
    record Refused(Refusal refusal) implements Decision {}
}
