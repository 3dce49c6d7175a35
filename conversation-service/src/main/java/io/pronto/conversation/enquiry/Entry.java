package io.pronto.conversation.enquiry;

import io.pronto.contracts.Choice;
import io.pronto.contracts.Citation;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.MessageId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a transcript.
 *
 * @param sequence its place, dense from 1 within the conversation
 * @param clientId the writer's own name for it: the same one never makes a second entry
 * @param helpful the customer's judgement of a bot answer, if she gave one
 * @param details what the channel that it came or goes by has to say of it, such as {@code subject} or {@code public};
 *     for staff only
 */
public record Entry(
        MessageId id,
        ConversationId conversation,
        long sequence,
        Kind kind,
        Author author,
        String text,
        Format format,
        List<AttachmentRef> attachments,
        List<Citation> citations,
        List<Choice> choices,
        @Nullable Event event,
        @Nullable String clientId,
        @Nullable Boolean helpful,
        Map<String, String> details,
        Instant at) {

    /** The most details of one entry. */
    public static final int MOST_DETAILS = 20;

    /** The longest value of a detail. */
    public static final int LONGEST_DETAIL = 2_000;

    /** What an entry is. Customers see messages and some events, never notes. */
    public enum Kind {
        MESSAGE,
        NOTE,
        EVENT
    }

    /** How its text is to be read. Both are shown inert. */
    public enum Format {
        PLAIN,
        MARKDOWN
    }

    /** A file that came with a message. {@code size} in bytes. */
    public record AttachmentRef(UUID id, String name, String mediaType, long size) {}

    /** Something that happened, as a stable code with parameters: the reader's language is the reader's business. */
    public record Event(String code, Map<String, String> params) {
        public Event {
            params = Map.copyOf(params);
        }
    }

    private static final Set<String> SHOWN_TO_CUSTOMER =
            Set.of("handoff", "assigned", "returned", "resolved", "reopened");
    private static final Set<String> PARAMS_SHOWN_TO_CUSTOMER = Set.of("agentName", "outcome");

    public Entry {
        attachments = List.copyOf(attachments);
        citations = List.copyOf(citations);
        choices = List.copyOf(choices);
        details = checked(details);
    }

    private static Map<String, String> checked(Map<String, String> details) {
        if (details.size() > MOST_DETAILS
                || details.values().stream().anyMatch(value -> value.length() > LONGEST_DETAIL)) {
            throw new IllegalArgumentException("At most " + MOST_DETAILS + " details of " + LONGEST_DETAIL
                    + " characters, were " + details.size() + ". Cut them where they come in.");
        }
        return Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** Whether the customer may see it at all. */
    public boolean visibleToCustomer() {
        return kind == Kind.MESSAGE
                || (kind == Kind.EVENT && event != null && SHOWN_TO_CUSTOMER.contains(event.code()));
    }

    /** The entry as the customer sees it: staff keep their ids, reasons and remarks to themselves. */
    public Entry forCustomer() {
        if (!visibleToCustomer()) {
            throw new IllegalStateException(
                    "Entry " + id + " is a " + kind + " that customers do not see. Filter first.");
        }
        Entry.Event shown = event;
        if (shown != null) {
            Map<String, String> params = new java.util.HashMap<>(shown.params());
            params.keySet().retainAll(PARAMS_SHOWN_TO_CUSTOMER);
            shown = new Event(shown.code(), params);
        }
        Author writer =
                author.kind() == Author.Kind.AGENT ? new Author(Author.Kind.AGENT, null, author.name()) : author;
        return new Entry(
                id,
                conversation,
                sequence,
                kind,
                writer,
                text,
                format,
                attachments,
                citations,
                choices,
                shown,
                author.kind() == Author.Kind.CUSTOMER ? clientId : null,
                helpful,
                Map.of(),
                at);
    }
}
