package io.pronto.knowledge.gap.adapter;

import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.gap.Clusters.Cluster;
import io.pronto.knowledge.gap.Direction;
import io.pronto.knowledge.gap.Fate;
import io.pronto.knowledge.gap.GapState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The work of gathering questions into gaps, as SQL; all in the caller's transaction. */
final class GapTasks {
    private static final int TRIES = 3;

    private final JdbcClient jdbc;

    GapTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A question to be embedded or put into a gap. @param vector known from before, by the model of then */
    record Wanted(
            UUID message,
            Language language,
            String text,
            Fate fate,
            @Nullable UUID gap,
            float @Nullable [] vector,
            @Nullable String model) {}

    /** The one that waits longest, held until the end of the transaction. */
    Optional<Wanted> next() {
        return jdbc.sql("""
                        SELECT message, language, text, fate, gap, vector, embedding_model FROM asked_question
                        WHERE wanted_at IS NOT NULL ORDER BY wanted_at LIMIT 1 FOR UPDATE SKIP LOCKED""")
                .query((rs, i) -> {
                    byte[] vector = rs.getBytes("vector");
                    return new Wanted(
                            rs.getObject("message", UUID.class),
                            Language.of(rs.getString("language")).orElse(Language.EN),
                            rs.getString("text"),
                            Fate.valueOf(rs.getString("fate")),
                            rs.getObject("gap", UUID.class),
                            vector == null ? null : Vectors.floats(vector),
                            rs.getString("embedding_model"));
                })
                .optional();
    }

    void done(Wanted wanted, float[] vector, String model, @Nullable UUID gap, @Nullable Double likeness, Instant now) {
        jdbc.sql("""
                        UPDATE asked_question SET vector = :vector, embedding_model = :model, wanted_at = NULL,
                            gap = :gap, likeness = :likeness, changed_at = :now
                        WHERE message = :message""")
                .param("vector", Vectors.bytes(vector))
                .param("model", model)
                .param("gap", gap, java.sql.Types.OTHER)
                .param("likeness", likeness, java.sql.Types.DOUBLE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("message", wanted.message())
                .update();
    }

    /** After some tries it is left as it is; until then it is tried again after the others. */
    void failed(Wanted wanted, Instant now) {
        jdbc.sql("""
                        UPDATE asked_question SET tries = tries + 1,
                            wanted_at = CASE WHEN tries + 1 < :tries THEN CAST(:now AS timestamptz) END
                        WHERE message = :message""")
                .param("tries", TRIES)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("message", wanted.message())
                .update();
    }

    /** Groups of one language change by one hand at a time; held until the end of the transaction. */
    void lock(Language language) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('gap'), hashtext(:language))")
                .param("language", language.tag())
                .query((rs, i) -> 0)
                .list();
    }

    List<Cluster> clusters(Language language, String model) {
        return jdbc.sql(
                        "SELECT id, direction, size, state FROM gap WHERE language = :language AND embedding_model = :model")
                .param("language", language.tag())
                .param("model", model)
                .query((rs, i) -> new Cluster(
                        rs.getObject("id", UUID.class),
                        Vectors.floats(rs.getBytes("direction")),
                        rs.getInt("size"),
                        GapState.valueOf(rs.getString("state"))))
                .list();
    }

    void add(UUID id, Language language, String model, float[] direction, Instant now) {
        jdbc.sql("""
                        INSERT INTO gap (id, language, embedding_model, state, direction, size, created_at, changed_at, revision)
                        VALUES (:id, :language, :model, 'OPEN', :direction, 1, :now, :now, 1)""")
                .param("id", id)
                .param("language", language.tag())
                .param("model", model)
                .param("direction", Vectors.bytes(direction))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void grow(Cluster grown, String model) {
        jdbc.sql("UPDATE gap SET direction = :direction, size = :size, embedding_model = :model WHERE id = :id")
                .param("direction", Vectors.bytes(grown.sum()))
                .param("size", grown.size())
                .param("model", model)
                .param("id", grown.id())
                .update();
    }

    /** One more question of a gap whose directions were of another model, or are of this one. */
    void regrow(UUID gap, float[] vector, String model) {
        jdbc.sql("SELECT direction, size, embedding_model, state FROM gap WHERE id = :id FOR UPDATE")
                .param("id", gap)
                .query((rs, i) -> rs.getString("embedding_model").equals(model)
                        ? new Cluster(
                                gap,
                                Direction.plus(Vectors.floats(rs.getBytes("direction")), vector),
                                rs.getInt("size") + 1,
                                GapState.valueOf(rs.getString("state")))
                        : new Cluster(gap, vector, 1, GapState.valueOf(rs.getString("state"))))
                .optional()
                .ifPresent(cluster -> grow(cluster, model));
    }

    void merge(Cluster from, Cluster into, String model) {
        jdbc.sql("UPDATE asked_question SET gap = :into WHERE gap = :from")
                .param("into", into.id())
                .param("from", from.id())
                .update();
        jdbc.sql("DELETE FROM gap WHERE id = :from").param("from", from.id()).update();
        grow(
                new Cluster(into.id(), Direction.plus(from.sum(), into.sum()), from.size() + into.size(), into.state()),
                model);
    }

    /** Questions whose directions another model made are embedded anew. */
    int outdated(Language language, String model, Instant now) {
        return jdbc.sql("""
                        UPDATE asked_question SET wanted_at = :now
                        WHERE language = :language AND embedding_model <> :model AND wanted_at IS NULL""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("language", language.tag())
                .param("model", model)
                .update();
    }

    /** @return how many questions went, at most 5000 at a time */
    int prune(Instant before, Instant othersBefore) {
        int gone = jdbc.sql("""
                        DELETE FROM asked_question WHERE message IN (
                            SELECT message FROM asked_question
                            WHERE asked_at < :before OR asked_at < :others AND gap IS NULL AND reply IS NULL LIMIT 5000)""")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("others", othersBefore.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        DELETE FROM gap WHERE state = 'OPEN' AND created_at < :others
                            AND NOT EXISTS (SELECT FROM asked_question q WHERE q.gap = gap.id)""").param("others", othersBefore.atOffset(ZoneOffset.UTC)).update();
        return gone;
    }
}
