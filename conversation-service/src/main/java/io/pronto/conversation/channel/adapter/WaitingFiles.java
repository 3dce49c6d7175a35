package io.pronto.conversation.channel.adapter;

import io.pronto.contracts.CustomerId;
import io.pronto.conversation.attachment.Attachments;
import io.pronto.conversation.attachment.Inspection;
import io.pronto.conversation.attachment.Uploads;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Incoming.Edited;
import io.pronto.conversation.channel.Incoming.Received;
import io.pronto.conversation.channel.IncomingFile;
import io.pronto.conversation.channel.Texts;
import io.pronto.conversation.enquiry.Entry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

/** Messages that wait for their files, and the files once they are there. */
final class WaitingFiles {

    private static final int LONGEST_NAME = 150;

    private final JdbcClient jdbc;
    private final Uploads uploads;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private final ObjectMapper json;

    WaitingFiles(JdbcClient jdbc, Uploads uploads, Supplier<UUID> ids, Clock clock, ObjectMapper json) {
        this.jdbc = jdbc;
        this.uploads = uploads;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /** One that waits. */
    record Waiting(UUID id, UUID connection, ArrivalFormat.Stored message, int attempts) {}

    boolean waiting(Connection connection, String threadKey) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM channel_arrival WHERE connection_id = ? AND thread_key = ?)")
                .param(connection.id())
                .param(threadKey)
                .query(Boolean.class)
                .single();
    }

    void hold(Connection connection, Received message) {
        Instant now = clock.instant();
        jdbc.sql("""
                INSERT INTO channel_arrival (id, connection_id, thread_key, payload, next_at, created_at)
                VALUES (?, ?, ?, ?::jsonb, ?, ?)""")
                .param(ids.get())
                .param(connection.id())
                .param(message.threadKey())
                .param(json.writeValueAsString(ArrivalFormat.of(message)))
                .param(now.atOffset(ZoneOffset.UTC))
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A message that waits says something else now. @return whether one waits */
    boolean edit(Connection connection, Edited edited) {
        return jdbc.sql("""
                UPDATE channel_arrival SET payload = jsonb_set(payload, '{text}', to_jsonb(?::text))
                WHERE connection_id = ? AND payload ->> 'messageId' = ?""")
                        .param(Texts.storable(edited.text()))
                        .param(connection.id())
                        .param(edited.messageId())
                        .update()
                > 0;
    }

    /** A message that waits was taken back. */
    void forget(Connection connection, String messageId) {
        jdbc.sql("DELETE FROM channel_arrival WHERE connection_id = ? AND payload ->> 'messageId' = ?")
                .param(connection.id())
                .param(messageId)
                .update();
    }

    /** Takes the first message of some thread that is due; it is due again only after {@code until}. */
    Optional<Waiting> next(Instant now, Instant until) {
        return jdbc.sql("""
                UPDATE channel_arrival SET next_at = :until WHERE id = (
                    SELECT a.id FROM channel_arrival a JOIN channel_connection c ON c.id = a.connection_id
                    WHERE a.next_at <= :now AND c.enabled AND NOT EXISTS (
                        SELECT 1 FROM channel_arrival b
                        WHERE b.connection_id = a.connection_id AND b.thread_key = a.thread_key AND b.id < a.id)
                    ORDER BY a.next_at LIMIT 1 FOR UPDATE OF a SKIP LOCKED)
                RETURNING id, connection_id, payload, attempts""")
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Waiting(
                        row.getObject("id", UUID.class),
                        row.getObject("connection_id", UUID.class),
                        json.readValue(row.getString("payload"), ArrivalFormat.Stored.class),
                        row.getInt("attempts")))
                .optional();
    }

    void later(UUID id, String problem, Instant next) {
        jdbc.sql("UPDATE channel_arrival SET attempts = attempts + 1, problem = ?, next_at = ? WHERE id = ?")
                .param(Texts.cut(problem, 500))
                .param(next.atOffset(ZoneOffset.UTC))
                .param(id)
                .update();
    }

    /** It waits no longer. @return whether it still did */
    boolean done(UUID id) {
        return jdbc.sql("DELETE FROM channel_arrival WHERE id = ?").param(id).update() == 1;
    }

    /** Inspects and stores the files of a message; which were not taken stands in {@code details}. */
    List<Entry.AttachmentRef> keep(CustomerId customer, List<IncomingFile> files, Map<String, String> details) {
        List<Entry.AttachmentRef> kept = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (IncomingFile file : files) {
            String name = Texts.cut(file.name(), LONGEST_NAME);
            if (kept.size() >= Attachments.MOST_PER_MESSAGE) {
                refused.add(name + ": too-many");
            } else if (file.content() instanceof IncomingFile.Bytes(byte[] bytes)) {
                switch (take(customer, name, bytes)) {
                    case Uploads.Stored stored -> kept.add(stored.attachment().ref());
                    case Uploads.Refused(Inspection.Reason reason) -> refused.add(name + ": " + reason.code());
                }
            } else {
                refused.add(name + ": not-fetched");
            }
        }
        if (!refused.isEmpty()) {
            details.put("refusedFiles", Texts.cut(String.join("\n", refused), Entry.LONGEST_DETAIL));
        }
        return kept;
    }

    private Uploads.Outcome take(CustomerId customer, String name, byte[] bytes) {
        try {
            return uploads.take(
                    new Uploads.Upload(customer, null, true, customer.toString(), name),
                    new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory could not be read.", e);
        }
    }
}
