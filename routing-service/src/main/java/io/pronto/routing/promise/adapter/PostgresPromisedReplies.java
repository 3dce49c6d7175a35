package io.pronto.routing.promise.adapter;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.routing.promise.PromisedReplies;
import io.pronto.routing.promise.PromisedReply;
import io.pronto.routing.promise.PromisedReply.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Promises in the table {@code promised_reply}. */
@Repository
class PostgresPromisedReplies implements PromisedReplies {
    private final JdbcClient jdbc;

    PostgresPromisedReplies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<PromisedReply> find(ClockId clock) {
        return jdbc.sql("SELECT * FROM promised_reply WHERE clock = :clock FOR UPDATE")
                .param("clock", clock.value())
                .query((rs, i) -> read(rs))
                .optional();
    }

    @Override
    public void save(PromisedReply reply) {
        jdbc.sql("""
                        INSERT INTO promised_reply (clock, conversation, metric, due_at, target_ms, standing, told_at, changed)
                        VALUES (:clock, :conversation, :metric, CAST(:dueAt AS timestamptz), CAST(:target AS bigint),
                                :standing, :toldAt, true)
                        ON CONFLICT (clock) DO UPDATE SET due_at = excluded.due_at, target_ms = excluded.target_ms,
                            standing = excluded.standing, told_at = excluded.told_at, changed = true""")
                .param("clock", reply.clock().value())
                .param("conversation", reply.conversation().value())
                .param("metric", reply.metric().name())
                .param("dueAt", reply.dueAt() == null ? null : time(reply.dueAt()))
                .param("target", reply.target() == null ? null : reply.target().toMillis())
                .param("standing", reply.standing().name())
                .param("toldAt", time(reply.toldAt()))
                .update();
    }

    @Override
    public Map<ConversationId, List<PromisedReply>> open(Collection<ConversationId> conversations) {
        return jdbc
                .sql("""
                        SELECT * FROM promised_reply WHERE conversation = ANY (:conversations) AND standing <> 'OVER'
                        ORDER BY told_at, clock""")
                .param(
                        "conversations",
                        conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query((rs, i) -> read(rs))
                .list()
                .stream()
                .collect(Collectors.groupingBy(PromisedReply::conversation));
    }

    @Override
    public boolean anyChanged() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM promised_reply WHERE changed)")
                .query(Boolean.class)
                .single();
    }

    @Override
    public Set<ConversationId> takeChanged(int limit) {
        Set<ConversationId> taken = new HashSet<>();
        jdbc.sql("""
                        UPDATE promised_reply SET changed = false WHERE clock IN
                            (SELECT clock FROM promised_reply WHERE changed ORDER BY told_at LIMIT :limit
                             FOR UPDATE SKIP LOCKED)
                        RETURNING conversation""").param("limit", limit).query(rs -> {
            taken.add(new ConversationId(rs.getObject("conversation", UUID.class)));
        });
        return taken;
    }

    private static PromisedReply read(ResultSet rs) throws SQLException {
        @Nullable Instant dueAt = instant(rs, "due_at");
        Long target = rs.getObject("target_ms", Long.class);
        return new PromisedReply(
                new ClockId(rs.getObject("clock", UUID.class)),
                new ConversationId(rs.getObject("conversation", UUID.class)),
                Metric.valueOf(rs.getString("metric")),
                dueAt,
                target == null ? null : Duration.ofMillis(target),
                Standing.valueOf(rs.getString("standing")),
                Objects.requireNonNull(instant(rs, "told_at")));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
