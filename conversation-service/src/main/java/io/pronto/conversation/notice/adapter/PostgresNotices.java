package io.pronto.conversation.notice.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.conversation.notice.Notice;
import io.pronto.conversation.notice.Notices;
import io.pronto.conversation.notice.Recipient;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

final class PostgresNotices implements Notices {

    private static final String PERSON = "person:";

    private final JdbcClient jdbc;

    PostgresNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Notice notice) {
        jdbc.sql("""
                        INSERT INTO notice (id, kind, conversation_id, metric, percent, step, recipients, due_at, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING""")
                .params(Arrays.asList(
                        notice.id(),
                        notice.kind().name(),
                        notice.conversation().value(),
                        notice.metric().name(),
                        notice.percent(),
                        notice.step(),
                        codes(notice.to()),
                        notice.dueAt().atOffset(ZoneOffset.UTC),
                        notice.at().atOffset(ZoneOffset.UTC)))
                .update();
    }

    @Override
    public List<Seen> of(String reader, Set<Recipient> is, boolean onlyUnread, Place after, int limit) {
        return jdbc.sql("""
                        SELECT n.*, c.number, cu.name AS customer, r.at AS read_at
                        FROM notice n
                        JOIN conversation c ON c.id = n.conversation_id
                        JOIN customer cu ON cu.id = c.customer_id
                        LEFT JOIN notice_read r ON r.notice = n.id AND r.reader = :reader
                        WHERE n.recipients && cast(:codes AS text[]) AND (n.at, n.id) < (:at, :id)
                          AND (r.reader IS NULL OR NOT :unread)
                        ORDER BY n.at DESC, n.id DESC LIMIT :limit""")
                .param("reader", reader)
                .param("codes", codes(is))
                .param("at", after.at().atOffset(ZoneOffset.UTC))
                .param("id", after.id())
                .param("unread", onlyUnread)
                .param("limit", limit)
                .query(PostgresNotices::seen)
                .list();
    }

    @Override
    public int unread(String reader, Set<Recipient> is, int most) {
        return jdbc.sql("""
                        SELECT count(*) FROM (
                          SELECT 1 FROM notice n
                          WHERE n.recipients && cast(:codes AS text[])
                            AND NOT EXISTS (SELECT 1 FROM notice_read r WHERE r.notice = n.id AND r.reader = :reader)
                          LIMIT :most) unread""")
                .param("codes", codes(is))
                .param("reader", reader)
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    @Override
    public void read(String reader, Set<Recipient> is, Set<UUID> ids, Instant at) {
        jdbc.sql("""
                        INSERT INTO notice_read (reader, notice, at)
                        SELECT :reader, id, :at FROM notice WHERE id = ANY (:ids) AND recipients && cast(:codes AS text[])
                        ON CONFLICT DO NOTHING""")
                .param("reader", reader)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("ids", ids.toArray(UUID[]::new))
                .param("codes", codes(is))
                .update();
    }

    @Override
    public int forget(Instant before, int most) {
        return jdbc.sql("DELETE FROM notice WHERE id IN (SELECT id FROM notice WHERE at < ? ORDER BY at LIMIT ?)")
                .params(before.atOffset(ZoneOffset.UTC), most)
                .update();
    }

    private static String[] codes(Set<Recipient> recipients) {
        return recipients.stream().map(Recipient::code).sorted().toArray(String[]::new);
    }

    private static Seen seen(ResultSet rs, int i) throws SQLException {
        Notice notice = new Notice(
                rs.getObject("id", UUID.class),
                Notice.Kind.valueOf(rs.getString("kind")),
                new ConversationId(rs.getObject("conversation_id", UUID.class)),
                Metric.valueOf(rs.getString("metric")),
                rs.getObject("percent", Integer.class),
                rs.getObject("step", Integer.class),
                Arrays.stream((String[]) rs.getArray("recipients").getArray())
                        .map(PostgresNotices::recipient)
                        .collect(Collectors.toSet()),
                rs.getObject("due_at", OffsetDateTime.class).toInstant(),
                rs.getObject("at", OffsetDateTime.class).toInstant());
        OffsetDateTime readAt = rs.getObject("read_at", OffsetDateTime.class);
        return new Seen(notice, rs.getLong("number"), rs.getString("customer"), instant(readAt));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static Recipient recipient(String code) {
        return switch (code) {
            case "supervisors" -> new Recipient.Supervisors();
            case "managers" -> new Recipient.Managers();
            case "agents" -> new Recipient.Agents();
            default -> new Recipient.Person(new AgentId(code.substring(PERSON.length())));
        };
    }
}
