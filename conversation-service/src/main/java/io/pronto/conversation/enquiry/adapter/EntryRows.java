package io.pronto.conversation.enquiry.adapter;

import io.pronto.contracts.Choice;
import io.pronto.contracts.Citation;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.MessageId;
import io.pronto.conversation.enquiry.Author;
import io.pronto.conversation.enquiry.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/** Entries as rows. What only some entries have is one JSON column. */
final class EntryRows {

    static final String COLUMNS =
            "id, conversation_id, sequence, kind, author_kind, author_id, author_name, text, format,"
                    + " extras, client_id, helpful, at";

    private static final Extras NONE = new Extras(null, null, null, null, null);

    private final ObjectMapper json;

    EntryRows(ObjectMapper json) {
        this.json = json;
    }

    private record Extras(
            @Nullable List<Entry.AttachmentRef> attachments,
            @Nullable List<Citation> citations,
            @Nullable List<Choice> choices,
            Entry.@Nullable Event event,
            @Nullable Map<String, String> details) {}

    @Nullable
    String extras(Entry entry) {
        if (entry.attachments().isEmpty()
                && entry.citations().isEmpty()
                && entry.choices().isEmpty()
                && entry.event() == null
                && entry.details().isEmpty()) {
            return null;
        }
        return json.writeValueAsString(
                new Extras(entry.attachments(), entry.citations(), entry.choices(), entry.event(), entry.details()));
    }

    Entry read(ResultSet row, int number) throws SQLException {
        String stored = row.getString("extras");
        Extras extras = stored == null ? NONE : json.readValue(stored, Extras.class);
        return new Entry(
                new MessageId(row.getObject("id", UUID.class)),
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                row.getLong("sequence"),
                Entry.Kind.valueOf(row.getString("kind")),
                new Author(
                        Author.Kind.valueOf(row.getString("author_kind")),
                        row.getString("author_id"),
                        row.getString("author_name")),
                row.getString("text"),
                Entry.Format.valueOf(row.getString("format")),
                Objects.requireNonNullElse(extras.attachments(), List.of()),
                Objects.requireNonNullElse(extras.citations(), List.of()),
                Objects.requireNonNullElse(extras.choices(), List.of()),
                extras.event(),
                row.getString("client_id"),
                row.getObject("helpful", Boolean.class),
                Objects.requireNonNullElse(extras.details(), Map.of()),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
