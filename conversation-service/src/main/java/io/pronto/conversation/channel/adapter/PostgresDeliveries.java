package io.pronto.conversation.channel.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.MessageId;
import io.pronto.conversation.channel.Deliveries;
import io.pronto.conversation.channel.Dispatch;
import io.pronto.conversation.channel.Gate;
import io.pronto.conversation.channel.Progress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue in PostgreSQL. One that is being sent is one that is due again only after its lease. */
final class PostgresDeliveries implements Deliveries {

    private static final String COLUMNS =
            "id, connection_id, thread_id, conversation_id, entry_id, sequence, part, text,"
                    + " in_public, progress, attempts, next_at, problem, provider_id, created_at, sent_at";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM channel_delivery WHERE ";
    private static final int LONGEST_PROBLEM = 500;

    private final JdbcClient jdbc;

    PostgresDeliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static String cut(String problem) {
        return problem.length() > LONGEST_PROBLEM ? problem.substring(0, LONGEST_PROBLEM) : problem;
    }

    @Override
    public void add(Dispatch d) {
        jdbc.sql(
                        "INSERT INTO channel_delivery (" + COLUMNS
                                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (entry_id, part) DO NOTHING")
                .param(d.id())
                .param(d.connection())
                .param(d.thread())
                .param(d.conversation().value())
                .param(d.entry().value())
                .param(d.sequence())
                .param(d.part())
                .param(d.text())
                .param(d.inPublic())
                .param(d.progress().name())
                .param(d.attempts())
                .param(utc(d.nextAt()))
                .param(d.problem())
                .param(d.providerId())
                .param(utc(d.createdAt()))
                .param(utc(d.sentAt()))
                .update();
    }

    @Override
    public List<UUID> connectionsDue(Instant now) {
        return jdbc.sql("""
                SELECT c.id FROM channel_connection c
                LEFT JOIN channel_gate g ON g.connection_id = c.id
                WHERE c.enabled AND (g.closed_until IS NULL OR g.closed_until <= :now) AND EXISTS (
                    SELECT 1 FROM channel_delivery d
                    WHERE d.connection_id = c.id AND d.progress = 'QUEUED' AND d.next_at <= :now)""")
                .param("now", utc(now))
                .query((row, _) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
    }

    @Override
    public List<Dispatch> claim(UUID connection, Instant now, Instant until, int limit) {
        // SKIP LOCKED: replicas share the work. A message behind an unsent one of its conversation is not due.
        return jdbc.sql("""
                UPDATE channel_delivery d SET next_at = :until WHERE d.id IN (
                    SELECT due.id FROM channel_delivery due JOIN channel_connection c ON c.id = due.connection_id
                    WHERE due.connection_id = :connection AND c.enabled AND due.progress = 'QUEUED'
                        AND due.next_at <= :now AND NOT EXISTS (
                            SELECT 1 FROM channel_delivery before
                            WHERE before.conversation_id = due.conversation_id AND before.progress = 'QUEUED'
                                AND (before.sequence, before.part) < (due.sequence, due.part))
                    ORDER BY due.next_at, due.id LIMIT :limit FOR UPDATE OF due SKIP LOCKED)
                    AND d.progress = 'QUEUED'
                RETURNING\s""" + COLUMNS)
                .param("until", utc(until))
                .param("connection", connection)
                .param("now", utc(now))
                .param("limit", limit)
                .query(PostgresDeliveries::row)
                .list();
    }

    @Override
    public void sent(UUID id, @Nullable String providerId, Instant at) {
        jdbc.sql("""
                UPDATE channel_delivery SET progress = 'SENT', next_at = NULL, problem = NULL, provider_id = ?, sent_at = ?
                WHERE id = ? AND progress = 'QUEUED'""").param(providerId).param(utc(at)).param(id).update();
    }

    @Override
    public void later(UUID id, String problem, Instant next, boolean counts) {
        jdbc.sql("""
                UPDATE channel_delivery SET next_at = ?, problem = ?, attempts = attempts + ?
                WHERE id = ? AND progress = 'QUEUED'""")
                .param(utc(next))
                .param(cut(problem))
                .param(counts ? 1 : 0)
                .param(id)
                .update();
    }

    @Override
    public boolean failed(UUID id, String problem) {
        return jdbc.sql("""
                UPDATE channel_delivery SET progress = 'FAILED', next_at = NULL, problem = ?, attempts = attempts + 1
                WHERE id = ? AND progress IN ('QUEUED', 'SENT')""").param(cut(problem)).param(id).update() == 1;
    }

    @Override
    public Optional<Dispatch> reported(UUID connection, String providerId, Progress progress, String problem) {
        return jdbc.sql("UPDATE channel_delivery SET progress = :next, problem = :problem, next_at = NULL"
                        + " WHERE connection_id = :connection AND provider_id = :provider AND progress = ANY (:from)"
                        + " RETURNING " + COLUMNS)
                .param("next", progress.name())
                .param("problem", progress == Progress.FAILED ? cut(problem) : null)
                .param("connection", connection)
                .param("provider", providerId)
                .param("from", before(progress))
                .query(PostgresDeliveries::row)
                .optional();
    }

    private static String[] before(Progress next) {
        return Arrays.stream(Progress.values())
                .filter(p -> p.mayBecome(next))
                .map(Enum::name)
                .toArray(String[]::new);
    }

    @Override
    public List<Dispatch> readUpTo(UUID connection, String threadKey, Instant upTo) {
        return jdbc.sql("UPDATE channel_delivery SET progress = 'READ' WHERE progress IN ('SENT', 'DELIVERED')"
                        + " AND sent_at <= :upTo AND thread_id IN (SELECT id FROM channel_thread"
                        + " WHERE connection_id = :connection AND thread_key = :key) RETURNING " + COLUMNS)
                .param("upTo", utc(upTo))
                .param("connection", connection)
                .param("key", threadKey)
                .query(PostgresDeliveries::row)
                .list();
    }

    @Override
    public Optional<Dispatch> find(UUID id) {
        return jdbc.sql(SELECT + "id = ?")
                .param(id)
                .query(PostgresDeliveries::row)
                .optional();
    }

    @Override
    public List<Dispatch> of(ConversationId conversation, int limit) {
        return jdbc.sql(SELECT + "conversation_id = ? ORDER BY sequence DESC, part DESC LIMIT ?")
                .param(conversation.value())
                .param(limit)
                .query(PostgresDeliveries::row)
                .list();
    }

    @Override
    public List<Dispatch> failures(@Nullable UUID connection, @Nullable UUID before, int limit) {
        return jdbc.sql(SELECT + "progress = 'FAILED' AND (:connection::uuid IS NULL OR connection_id = :connection)"
                        + " AND (:before::uuid IS NULL OR id < :before) ORDER BY id DESC LIMIT :limit")
                .param("connection", connection)
                .param("before", before)
                .param("limit", limit)
                .query(PostgresDeliveries::row)
                .list();
    }

    @Override
    public boolean resend(UUID id, Instant at) {
        return jdbc.sql("""
                UPDATE channel_delivery d SET progress = 'QUEUED', next_at = :at, attempts = 0, problem = NULL,
                    provider_id = NULL, created_at = :at
                WHERE d.id = :id AND d.progress = 'FAILED' AND EXISTS (
                    SELECT 1 FROM channel_connection c WHERE c.id = d.connection_id AND c.removed_at IS NULL)""").param("at", utc(at)).param("id", id).update() == 1;
    }

    @Override
    public List<Load> loads() {
        return jdbc.sql("""
                SELECT connection_id, count(*) FILTER (WHERE progress = 'QUEUED') AS queued,
                    count(*) FILTER (WHERE progress = 'FAILED') AS failed,
                    min(created_at) FILTER (WHERE progress = 'QUEUED') AS oldest
                FROM channel_delivery WHERE progress IN ('QUEUED', 'FAILED') GROUP BY connection_id""")
                .query((row, _) -> {
                    OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
                    return new Load(
                            row.getObject("connection_id", UUID.class),
                            row.getLong("queued"),
                            row.getLong("failed"),
                            oldest == null ? null : oldest.toInstant());
                })
                .list();
    }

    @Override
    public Gate gate(UUID connection) {
        return jdbc.sql("SELECT outages, closed_until, allowed FROM channel_gate WHERE connection_id = ?")
                .param(connection)
                .query((row, _) -> {
                    OffsetDateTime until = row.getObject(2, OffsetDateTime.class);
                    return new Gate(row.getInt(1), until == null ? null : until.toInstant(), row.getInt(3));
                })
                .optional()
                .orElse(Gate.OPEN);
    }

    @Override
    public void remember(UUID connection, Gate gate, @Nullable String problem, Instant at) {
        jdbc.sql("""
                INSERT INTO channel_gate (connection_id, outages, closed_until, allowed, problem, at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (connection_id) DO UPDATE SET outages = excluded.outages,
                    closed_until = excluded.closed_until, allowed = excluded.allowed, problem = excluded.problem,
                    at = excluded.at""")
                .param(connection)
                .param(gate.outages())
                .param(utc(gate.closedUntil()))
                .param(gate.allowed())
                .param(problem == null ? null : cut(problem))
                .param(utc(at))
                .update();
    }

    private static Dispatch row(ResultSet row, int number) throws SQLException {
        OffsetDateTime next = row.getObject("next_at", OffsetDateTime.class);
        OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
        return new Dispatch(
                row.getObject("id", UUID.class),
                row.getObject("connection_id", UUID.class),
                row.getObject("thread_id", UUID.class),
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                new MessageId(row.getObject("entry_id", UUID.class)),
                row.getLong("sequence"),
                row.getInt("part"),
                row.getString("text"),
                row.getBoolean("in_public"),
                Progress.valueOf(row.getString("progress")),
                row.getInt("attempts"),
                next == null ? null : next.toInstant(),
                row.getString("problem"),
                row.getString("provider_id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                sent == null ? null : sent.toInstant());
    }
}
