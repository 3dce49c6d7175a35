package io.pronto.conversation.attachment.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.MessageId;
import io.pronto.conversation.attachment.Attachment;
import io.pronto.conversation.attachment.Attachments;
import io.pronto.conversation.attachment.FileKind;
import io.pronto.conversation.attachment.Inspection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Files in PostgreSQL: what is known of them apart from their bytes, which are read only to be sent. */
final class PostgresAttachments implements Attachments {

    private static final String COLUMNS =
            "id, customer_id, conversation_id, entry_id, by_customer, uploader, name, media_type,"
                    + " size, width, height, created_at";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PostgresAttachments(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void add(Attachment a, byte[] content) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("INSERT INTO attachment (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .param(a.id())
                    .param(a.customer().value())
                    .param(a.conversation() == null ? null : a.conversation().value())
                    .param(a.entry() == null ? null : a.entry().value())
                    .param(a.byCustomer())
                    .param(a.uploader())
                    .param(a.name())
                    .param(a.kind().mediaType())
                    .param(a.size())
                    .param(a.pixels() == null ? null : a.pixels().width())
                    .param(a.pixels() == null ? null : a.pixels().height())
                    .param(a.createdAt().atOffset(ZoneOffset.UTC))
                    .update();
            jdbc.sql("INSERT INTO attachment_content (id, content) VALUES (?, ?)")
                    .param(a.id())
                    .param(content)
                    .update();
        });
    }

    @Override
    public Optional<Attachment> find(UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM attachment WHERE id = ?")
                .param(id)
                .query(PostgresAttachments::row)
                .optional();
    }

    @Override
    public byte[] content(UUID id) {
        return jdbc.sql("SELECT content FROM attachment_content WHERE id = ?")
                .param(id)
                .query((row, _) -> row.getBytes(1))
                .single();
    }

    @Override
    public List<Attachment> unused(CustomerId customer, boolean byCustomer, String uploader, List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc
                .sql("SELECT " + COLUMNS
                        + " FROM attachment WHERE id = ANY (?::uuid[]) AND customer_id = ? AND by_customer = ?"
                        + " AND uploader = ? AND entry_id IS NULL")
                .param(ids.toArray(UUID[]::new))
                .param(customer.value())
                .param(byCustomer)
                .param(uploader)
                .query(PostgresAttachments::row)
                .list()
                .stream()
                .sorted(Comparator.comparingInt(a -> ids.indexOf(a.id())))
                .toList();
    }

    @Override
    public boolean shownToCustomer(UUID id) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT 1 FROM attachment a JOIN entry e ON e.id = a.entry_id
                    WHERE a.id = ? AND e.kind = 'MESSAGE')""").param(id).query(Boolean.class).single();
    }

    @Override
    public int forgetUnused(Instant before) {
        return jdbc.sql("""
                DELETE FROM attachment WHERE entry_id IS NULL AND id IN (
                    SELECT id FROM attachment WHERE entry_id IS NULL AND created_at < ?
                    ORDER BY created_at LIMIT 100 FOR UPDATE SKIP LOCKED)""").param(before.atOffset(ZoneOffset.UTC)).update();
    }

    private static Attachment row(ResultSet row, int number) throws SQLException {
        UUID conversation = row.getObject("conversation_id", UUID.class);
        UUID entry = row.getObject("entry_id", UUID.class);
        Integer width = row.getObject("width", Integer.class);
        String mediaType = row.getString("media_type");
        return new Attachment(
                row.getObject("id", UUID.class),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                conversation == null ? null : new ConversationId(conversation),
                entry == null ? null : new MessageId(entry),
                row.getBoolean("by_customer"),
                row.getString("uploader"),
                row.getString("name"),
                FileKind.of(mediaType)
                        .orElseThrow(() -> new IllegalStateException(
                                "The database holds a file of the unknown kind " + mediaType + ".")),
                row.getLong("size"),
                width == null ? null : new Inspection.Size(width, row.getInt("height")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
