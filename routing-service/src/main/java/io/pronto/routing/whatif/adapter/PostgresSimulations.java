package io.pronto.routing.whatif.adapter;

import io.pronto.routing.whatif.Asked;
import io.pronto.routing.whatif.Comparison;
import io.pronto.routing.whatif.Question;
import io.pronto.routing.whatif.Simulations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Questions and answers in the table {@code simulation}; the condition on the stage in each statement is the guard. */
@Repository
class PostgresSimulations implements Simulations {
    private static final String COLUMNS =
            "id, name, by_id, by_name, asked_at, stage, progress, ended_at, fault, question";
    private static final int MOST_FORGOTTEN = 1_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PostgresSimulations(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public boolean add(Asked asked, int most) {
        return jdbc.sql("""
                        INSERT INTO simulation (id, name, by_id, by_name, asked_at, stage, question)
                        SELECT :id, :name, :by, :byName, :at, 'QUEUED', CAST(:question AS jsonb)
                        WHERE (SELECT count(*) FROM simulation WHERE stage IN ('QUEUED', 'RUNNING')) < :most""")
                        .param("id", asked.id())
                        .param("name", asked.name())
                        .param("by", asked.by())
                        .param("byName", asked.byName())
                        .param("at", time(asked.askedAt()))
                        .param("question", json.writeValueAsString(asked.question()))
                        .param("most", most)
                        .update()
                == 1;
    }

    @Override
    public Optional<Asked> find(UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM simulation WHERE id = :id")
                .param("id", id)
                .query(this::asked)
                .optional();
    }

    @Override
    public Optional<Comparison> answer(UUID id) {
        return jdbc.sql("SELECT answer FROM simulation WHERE id = :id AND answer IS NOT NULL")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, Comparison.class));
    }

    @Override
    public List<Asked> latest(@Nullable String by, @Nullable Asked after, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM simulation
                        WHERE (CAST(:by AS text) IS NULL OR by_id = :by)
                          AND (CAST(:at AS timestamptz) IS NULL OR (asked_at, id) < (:at, CAST(:id AS uuid)))
                        ORDER BY asked_at DESC, id DESC
                        LIMIT :limit""")
                .param("by", by)
                .param("at", after == null ? null : time(after.askedAt()))
                .param("id", after == null ? null : after.id())
                .param("limit", limit)
                .query(this::asked)
                .list();
    }

    @Override
    public Optional<Asked> begin(Instant at) {
        return jdbc.sql("""
                        UPDATE simulation SET stage = 'RUNNING', beat_at = :at, progress = 0
                        WHERE id = (SELECT id FROM simulation WHERE stage = 'QUEUED'
                                    ORDER BY asked_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING\s""" + COLUMNS).param("at", time(at)).query(this::asked).optional();
    }

    @Override
    public boolean beat(UUID id, double progress, Instant at) {
        return jdbc.sql(
                                "UPDATE simulation SET progress = :progress, beat_at = :at WHERE id = :id AND stage = 'RUNNING'")
                        .param("id", id)
                        .param("progress", progress)
                        .param("at", time(at))
                        .update()
                == 1;
    }

    @Override
    public void putBack(UUID id) {
        jdbc.sql("UPDATE simulation SET stage = 'QUEUED', progress = 0 WHERE id = :id AND stage = 'RUNNING'")
                .param("id", id)
                .update();
    }

    @Override
    public boolean done(UUID id, Comparison answer, Instant at) {
        return jdbc.sql("""
                        UPDATE simulation SET stage = 'DONE', progress = 1, ended_at = :at, answer = CAST(:answer AS jsonb)
                        WHERE id = :id AND stage = 'RUNNING'""")
                        .param("id", id)
                        .param("at", time(at))
                        .param("answer", json.writeValueAsString(answer))
                        .update()
                == 1;
    }

    @Override
    public boolean failed(UUID id, String fault, Instant at) {
        return jdbc.sql("""
                        UPDATE simulation SET stage = 'FAILED', ended_at = :at, fault = :fault
                        WHERE id = :id AND stage = 'RUNNING'""")
                        .param("id", id)
                        .param("at", time(at))
                        .param("fault", fault)
                        .update()
                == 1;
    }

    @Override
    public boolean cancel(UUID id, Instant at) {
        return jdbc.sql("""
                        UPDATE simulation SET stage = 'CANCELLED', ended_at = :at
                        WHERE id = :id AND stage IN ('QUEUED', 'RUNNING')""").param("id", id).param("at", time(at)).update() == 1;
    }

    @Override
    public boolean remove(UUID id) {
        return jdbc.sql("DELETE FROM simulation WHERE id = :id").param("id", id).update() == 1;
    }

    @Override
    public int giveUp(Instant silentSince, Instant at) {
        return jdbc.sql("""
                        UPDATE simulation SET stage = 'FAILED', ended_at = :at, fault = 'interrupted'
                        WHERE stage = 'RUNNING' AND beat_at < :since""")
                .param("at", time(at))
                .param("since", time(silentSince))
                .update();
    }

    @Override
    public int prune(Instant askedBefore) {
        return jdbc.sql("""
                        DELETE FROM simulation WHERE id IN
                            (SELECT id FROM simulation
                             WHERE asked_at < :before AND stage NOT IN ('QUEUED', 'RUNNING') LIMIT :most)""")
                .param("before", time(askedBefore))
                .param("most", MOST_FORGOTTEN)
                .update();
    }

    private Asked asked(ResultSet rs, int row) throws SQLException {
        OffsetDateTime ended = rs.getObject("ended_at", OffsetDateTime.class);
        return new Asked(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getString("by_id"),
                rs.getString("by_name"),
                rs.getObject("asked_at", OffsetDateTime.class).toInstant(),
                Asked.Stage.valueOf(rs.getString("stage")),
                rs.getDouble("progress"),
                ended == null ? null : ended.toInstant(),
                rs.getString("fault"),
                json.readValue(rs.getString("question"), Question.class));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
