package io.pronto.routing.whatif.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.whatif.Duty;
import io.pronto.routing.whatif.PoolHistory;
import io.pronto.routing.whatif.Visit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The past from what is kept anyway: decisions say when work came and to whom it went, offers when it was accepted, the work itself when
 * it was closed. Only reads, and costs the pool nothing.
 */
@Repository
class PostgresPoolHistory implements PoolHistory {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    PostgresPoolHistory(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public List<Visit> visits(Instant from, Instant to, int limit) {
        // Work of a queue that accepts by itself has decisions but no offers. What was given by hand has neither: that
        // somebody had it is known from the work, and when is not. What was opened again later has forgotten when it
        // was closed before.
        return jdbc.sql("""
                        WITH came AS (
                            SELECT conversation, min(id) AS first FROM decision
                            WHERE at >= :from AND at < :to GROUP BY conversation),
                        given AS (
                            SELECT conversation, min(at) AS at FROM decision
                            WHERE at >= :from AND at < :later AND chosen IS NOT NULL GROUP BY conversation),
                        offered AS (
                            SELECT conversation, min(ended_at) FILTER (WHERE result = 'ACCEPTED') AS accepted FROM offer
                            WHERE offered_at >= :from AND offered_at < :later GROUP BY conversation)
                        SELECT d.at AS arrived, coalesce(d.body ->> 'queue', w.queue) AS queue,
                               w.channel, w.language, w.priority, w.suggested,
                               w.waiting_since <= d.at AS latest, w.state, w.assigned_at, w.finished_at, w.last_agent,
                               offered.conversation IS NOT NULL AS was_offered, offered.accepted, given.at AS given_at
                        FROM came
                        JOIN decision d ON d.id = came.first
                        JOIN work_item w ON w.conversation = came.conversation
                        LEFT JOIN given ON given.conversation = came.conversation
                        LEFT JOIN offered ON offered.conversation = came.conversation
                        WHERE NOT EXISTS (
                            SELECT 1 FROM decision b
                            WHERE b.conversation = came.conversation AND b.at < :from AND b.at >= w.waiting_since)
                        ORDER BY d.at, d.id
                        LIMIT :limit""")
                .param("from", time(from))
                .param("to", time(to))
                .param("later", time(to.plus(Duration.ofDays(1))))
                .param("limit", limit)
                .query((rs, row) -> visit(rs, to))
                .list();
    }

    @Override
    public List<Duty> duties(Instant from, Instant to, Duration interval, int limit) {
        return jdbc.sql("""
                        SELECT chosen, min(at) AS at FROM decision
                        WHERE at >= :from AND at < :to AND chosen IS NOT NULL
                        GROUP BY chosen, floor(extract(epoch FROM at - CAST(:from AS timestamptz)) / :seconds)
                        ORDER BY at, chosen
                        LIMIT :limit""")
                .param("from", time(from))
                .param("to", time(to))
                .param("seconds", interval.toSeconds())
                .param("limit", limit)
                .query((rs, row) -> new Duty(
                        new AgentId(rs.getString("chosen")),
                        rs.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private Visit visit(ResultSet rs, Instant asOf) throws SQLException {
        boolean latest = rs.getBoolean("latest");
        String state = rs.getString("state");
        Instant accepted = time(rs, "accepted");
        Instant begun = accepted != null
                ? accepted
                : !rs.getBoolean("was_offered")
                        ? time(rs, "given_at")
                        : latest && state.equals("ASSIGNED") ? time(rs, "assigned_at") : null;
        List<SkillNeed> suggested = json.readValue(rs.getString("suggested"), new TypeReference<>() {});
        return new Visit(
                rs.getObject("arrived", OffsetDateTime.class).toInstant(),
                new QueueId(rs.getString("queue")),
                Channel.valueOf(rs.getString("channel")),
                rs.getString("language"),
                Priority.valueOf(rs.getString("priority")),
                suggested,
                begun,
                begun != null || latest && (state.equals("ASSIGNED") || rs.getString("last_agent") != null),
                latest && state.equals("FINISHED") ? time(rs, "finished_at") : null,
                asOf);
    }

    private static @Nullable Instant time(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
