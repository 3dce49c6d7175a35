package io.pronto.knowledge.learning.adapter;

import io.pronto.knowledge.article.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A language's row of {@code answer_learning}: one replica learns at a time, and all see from what was learned. */
final class LearningRow {
    private static final Duration CLAIM = Duration.ofMinutes(20);

    private final JdbcClient jdbc;

    LearningRow(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What there is to learn from; whatever changes it changes this. */
    String state(Language language, long feedback) {
        return jdbc.sql("""
                        SELECT count(*) || '/' || coalesce(sum(published_version), 0) || '/' || coalesce(max(published_at)::text, '')
                        FROM article WHERE language = :language AND published_version IS NOT NULL""")
                        .param("language", language.tag())
                        .query(String.class)
                        .single()
                + "/" + feedback;
    }

    /** Whether the search index still takes in changes: then the processor is needed there. */
    boolean indexing() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM index_task WHERE claimed_until IS NOT NULL OR attempts = 0)")
                .query(Boolean.class)
                .single();
    }

    /** @param running somebody learns just now */
    record Row(
            String learnedFrom, boolean running, @Nullable String error) {}

    Row row(Language language, Instant now) {
        return jdbc.sql("""
                        SELECT learned_from, coalesce(claimed_until > :now, false) AS running, error
                        FROM answer_learning WHERE language = :language""")
                .param("language", language.tag())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, i) ->
                        new Row(row.getString("learned_from"), row.getBoolean("running"), row.getString("error")))
                .single();
    }

    /** @return whether it is ours to do now */
    boolean claim(Language language, Instant now) {
        return jdbc.sql("""
                        UPDATE answer_learning SET claimed_until = :until
                        WHERE language = :language AND (claimed_until IS NULL OR claimed_until < :now)""")
                        .param("language", language.tag())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("until", now.plus(CLAIM).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void done(Language language, String learnedFrom, @Nullable String error) {
        jdbc.sql("""
                        UPDATE answer_learning SET claimed_until = NULL, error = :error, learned_from = :from
                        WHERE language = :language""")
                .param("language", language.tag())
                .param("from", learnedFrom)
                .param("error", error)
                .update();
    }
}
