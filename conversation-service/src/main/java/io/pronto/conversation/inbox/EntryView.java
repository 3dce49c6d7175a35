package io.pronto.conversation.inbox;

import io.pronto.contracts.Choice;
import io.pronto.contracts.Citation;
import io.pronto.conversation.enquiry.Author;
import io.pronto.conversation.enquiry.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a transcript as the API shows it.
 *
 * @param kind {@code message}, {@code note} or {@code event}
 * @param format {@code plain} or {@code markdown}
 * @param details what the channel says of it, such as {@code subject}; for staff only
 * @param delivery {@code stored}, {@code delivered} or {@code read} by the other side
 */
public record EntryView(
        UUID id,
        long sequence,
        String kind,
        Writer author,
        String text,
        String format,
        List<Entry.AttachmentRef> attachments,
        List<Citation> citations,
        List<Choice> choices,
        @Nullable Happening event,
        String delivery,
        @Nullable String clientId,
        @Nullable Boolean helpful,
        Map<String, String> details,
        Instant at) {

    /** {@code kind}: {@code customer}, {@code agent}, {@code bot} or {@code system}. */
    public record Writer(
            String kind, @Nullable String id, @Nullable String name) {
        public static Writer of(Author author) {
            return new Writer(author.kind().name().toLowerCase(Locale.ROOT), author.id(), author.name());
        }
    }

    /** Something that happened, for the reader's own language. */
    public record Happening(String code, Map<String, String> params) {}

    /** The entry as staff see it. */
    public static EntryView of(Entry e, Receipt receipt) {
        Entry.Event event = e.event();
        return new EntryView(
                e.id().value(),
                e.sequence(),
                e.kind().name().toLowerCase(Locale.ROOT),
                Writer.of(e.author()),
                e.text(),
                e.format().name().toLowerCase(Locale.ROOT),
                e.attachments(),
                e.citations(),
                e.choices(),
                event == null ? null : new Happening(event.code(), event.params()),
                receipt.delivery(e),
                e.clientId(),
                e.helpful(),
                e.details(),
                e.at());
    }
}
