package io.pronto.conversation.mail.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.MessageId;
import io.pronto.conversation.mail.Invitation;
import io.pronto.conversation.mail.MailAddress;
import io.pronto.conversation.mail.MailLetter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Mails and their threads in tables. */
final class MailRows {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    MailRows(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whom a mail went to. */
    record Recipients(List<String> to, List<String> cc) {}

    /** A mail's row. {@code enclosed}: the files that its HTML shows, by content id. */
    record Row(
            UUID id,
            UUID connection,
            @Nullable ConversationId conversation,
            @Nullable MessageId entry,
            boolean incoming,
            String nature,
            @Nullable UUID thread,
            @Nullable String messageId,
            List<String> references,
            String subject,
            String sender,
            Recipients recipients,
            String visible,
            String folded,
            @Nullable String html,
            int remotePictures,
            Map<String, UUID> enclosed,
            @Nullable Invitation invitation,
            Instant sentAt,
            Instant at) {}

    /** @return whether it was new: our own mails are written down once however often they are tried */
    boolean add(Row row) {
        return jdbc.sql("""
                INSERT INTO mail_message (id, connection_id, conversation_id, entry_id, incoming, nature, thread, message_id,
                    reference_ids, subject, sender, recipients, visible, folded, html, remote_pictures, enclosed, invitation,
                    sent_at, at)
                VALUES (:id, :connection, :conversation, :entry, :incoming, :nature, :thread, :messageId,
                    :references::jsonb, :subject, :sender, :recipients::jsonb, :visible, :folded, :html, :remote,
                    :enclosed::jsonb, :invitation::jsonb, :sentAt, :at)
                ON CONFLICT DO NOTHING""")
                        .param("id", row.id())
                        .param("connection", row.connection())
                        .param(
                                "conversation",
                                row.conversation() == null
                                        ? null
                                        : row.conversation().value(),
                                java.sql.Types.OTHER)
                        .param("entry", row.entry() == null ? null : row.entry().value(), java.sql.Types.OTHER)
                        .param("incoming", row.incoming())
                        .param("nature", row.nature())
                        .param("thread", row.thread(), java.sql.Types.OTHER)
                        .param("messageId", row.messageId())
                        .param("references", json.writeValueAsString(row.references()))
                        .param("subject", clean(row.subject()))
                        .param("sender", clean(row.sender()))
                        .param("recipients", clean(json.writeValueAsString(row.recipients())))
                        .param("visible", clean(row.visible()))
                        .param("folded", clean(row.folded()))
                        .param("html", row.html() == null ? null : clean(row.html()))
                        .param("remote", row.remotePictures())
                        .param("enclosed", clean(json.writeValueAsString(row.enclosed())))
                        .param(
                                "invitation",
                                row.invitation() == null ? null : clean(json.writeValueAsString(row.invitation())))
                        .param("sentAt", utc(row.sentAt()))
                        .param("at", utc(row.at()))
                        .update()
                == 1;
    }

    /** PostgreSQL keeps no zero characters, neither plain nor as JSON writes them. */
    private static String clean(String text) {
        return text.replace("\u0000", "").replace("\\u0000", "");
    }

    Optional<Row> ofEntry(ConversationId conversation, MessageId entry) {
        return jdbc.sql("SELECT * FROM mail_message WHERE entry_id = ? AND conversation_id = ? ORDER BY id LIMIT 1")
                .param(entry.value())
                .param(conversation.value())
                .query(this::row)
                .optional();
    }

    /** The customer's newest mail in a conversation. */
    Optional<Row> lastIncoming(ConversationId conversation) {
        return jdbc.sql("SELECT * FROM mail_message WHERE conversation_id = ? AND incoming ORDER BY id DESC LIMIT 1")
                .param(conversation.value())
                .query(this::row)
                .optional();
    }

    /** The thread in which a conversation was last written, either way. */
    Optional<UUID> threadOf(ConversationId conversation) {
        return jdbc.sql(
                        "SELECT thread FROM mail_message WHERE conversation_id = ? AND thread IS NOT NULL ORDER BY id DESC LIMIT 1")
                .param(conversation.value())
                .query(UUID.class)
                .optional();
    }

    /** The conversation in which a thread was last written. */
    Optional<ConversationId> conversationOf(UUID thread) {
        return jdbc.sql(
                        "SELECT conversation_id FROM mail_message WHERE thread = ? AND conversation_id IS NOT NULL ORDER BY id DESC LIMIT 1")
                .param(thread)
                .query(UUID.class)
                .optional()
                .map(ConversationId::new);
    }

    /** The threads that hold any of these ids. */
    List<UUID> threadsOf(UUID connection, Collection<String> ids) {
        return jdbc.sql("SELECT DISTINCT thread FROM mail_thread_id WHERE connection_id = ? AND id_hash = ANY(?)")
                .param(connection)
                .param(hashes(ids))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Whether that address takes part in a thread, or somebody of its domain does. */
    boolean takesPart(UUID thread, String address, @Nullable String domain) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM mail_thread_member WHERE thread = :thread
                    AND (address = :address OR :domain <> '' AND split_part(address, '@', 2) = :domain))""")
                .param("thread", thread)
                .param("address", address)
                .param("domain", domain == null ? "" : domain)
                .query(Boolean.class)
                .single();
    }

    /**
     * Puts ids and people into a thread, and other threads with it. Ids that somebody else put into another thread at the
     * same time stay there: in sorted order, so that two who do this wait for each other and not both.
     */
    void join(
            UUID connection, UUID thread, Collection<UUID> others, Collection<String> ids, Collection<String> people) {
        for (UUID other : others) {
            if (other.equals(thread)) {
                continue;
            }
            jdbc.sql("UPDATE mail_thread_id SET thread = ? WHERE thread = ?")
                    .params(thread, other)
                    .update();
            jdbc.sql("UPDATE mail_message SET thread = ? WHERE thread = ?")
                    .params(thread, other)
                    .update();
            jdbc.sql("""
                    INSERT INTO mail_thread_member (thread, address)
                    SELECT ?, address FROM mail_thread_member WHERE thread = ? ON CONFLICT DO NOTHING""").params(thread, other).update();
        }
        jdbc.sql("""
                INSERT INTO mail_thread_id (connection_id, id_hash, thread)
                SELECT ?, id, ? FROM unnest(?) AS id ORDER BY id ON CONFLICT DO NOTHING""").param(connection).param(thread).param(hashes(ids)).update();
        jdbc.sql("""
                INSERT INTO mail_thread_member (thread, address)
                SELECT ?, address FROM unnest(?) AS address ORDER BY address ON CONFLICT DO NOTHING""")
                .param(thread)
                .param(people.stream().distinct().sorted().limit(100).toArray(String[]::new))
                .update();
    }

    /** What an answer answers. */
    Optional<MailLetter.Answered> answered(ConversationId conversation) {
        return lastIncoming(conversation)
                .map(row -> new MailLetter.Answered(
                        row.messageId(), row.references(), row.subject(), row.sender(), row.visible(), row.sentAt()));
    }

    /** The ids that were sent before in a conversation without any mail of the customer, oldest first. */
    List<String> sentIds(ConversationId conversation, String except) {
        return jdbc.sql("""
                SELECT message_id FROM mail_message WHERE conversation_id = ? AND NOT incoming AND message_id <> ?
                ORDER BY id LIMIT 20""")
                .param(conversation.value())
                .param(except)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private Row row(ResultSet row, int number) throws SQLException {
        UUID conversation = row.getObject("conversation_id", UUID.class);
        UUID entry = row.getObject("entry_id", UUID.class);
        String invitation = row.getString("invitation");
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("connection_id", UUID.class),
                conversation == null ? null : new ConversationId(conversation),
                entry == null ? null : new MessageId(entry),
                row.getBoolean("incoming"),
                row.getString("nature"),
                row.getObject("thread", UUID.class),
                row.getString("message_id"),
                json.readValue(row.getString("reference_ids"), new TypeReference<List<String>>() {}),
                row.getString("subject"),
                row.getString("sender"),
                json.readValue(row.getString("recipients"), Recipients.class),
                row.getString("visible"),
                row.getString("folded"),
                row.getString("html"),
                row.getInt("remote_pictures"),
                json.readValue(row.getString("enclosed"), new TypeReference<Map<String, UUID>>() {}),
                invitation == null ? null : json.readValue(invitation, Invitation.class),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    static Recipients recipients(List<MailAddress> to, List<MailAddress> cc) {
        return new Recipients(written(to), written(cc));
    }

    static List<String> written(List<MailAddress> addresses) {
        return addresses.stream()
                .limit(100)
                .map(each -> each.name() == null ? each.address() : each.name() + " <" + each.address() + ">")
                .toList();
    }

    private static String[] hashes(Collection<String> ids) {
        return ids.stream().map(MailRows::hash).distinct().sorted().toArray(String[]::new);
    }

    static String hash(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
