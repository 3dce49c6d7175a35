package io.pronto.knowledge.topic.adapter;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one row of {@code topic_training}: when topics are learned, and from which confidence a guess decides. */
final class TopicTraining {
    private static final Duration CLAIM = Duration.ofMinutes(15);

    private final JdbcClient jdbc;

    TopicTraining(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param running somebody learns just now @param newLessons since the last time */
    record State(
            Instant dueAt,
            boolean running,
            @Nullable Instant finishedAt,
            @Nullable String error,
            int newLessons,
            double sureAt,
            long revision) {}

    State state(Instant now) {
        return jdbc.sql("""
                        SELECT greatest(due_at, '1970-01-01Z') AS due, claimed_until > :now AS running, finished_at, error,
                            new_lessons, sure_at, revision FROM topic_training""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((rs, i) -> {
                    OffsetDateTime finished = rs.getObject("finished_at", OffsetDateTime.class);
                    return new State(
                            rs.getObject("due", OffsetDateTime.class).toInstant(),
                            rs.getBoolean("running"),
                            finished == null ? null : finished.toInstant(),
                            rs.getString("error"),
                            rs.getInt("new_lessons"),
                            rs.getDouble("sure_at"),
                            rs.getLong("revision"));
                })
                .single();
    }

    /** As soon as somebody is free to. */
    void ask(Instant now) {
        jdbc.sql("UPDATE topic_training SET due_at = least(due_at, :now)")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** There is one lesson more; enough of them are learned at once. */
    void lesson(int enough, Instant now) {
        jdbc.sql("""
                        UPDATE topic_training SET new_lessons = new_lessons + 1,
                            due_at = CASE WHEN new_lessons + 1 >= :enough THEN least(due_at, :now) ELSE due_at END""")
                .param("enough", enough)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return whether it is due and now ours to do */
    boolean claim(Instant now, Instant next) {
        return jdbc.sql("""
                        UPDATE topic_training SET claimed_until = :until, started_at = :now, due_at = :next, new_lessons = 0
                        WHERE due_at <= :now AND (claimed_until IS NULL OR claimed_until < :now)""")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("until", now.plus(CLAIM).atOffset(ZoneOffset.UTC))
                        .param("next", next.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void done(@Nullable String error, Instant now) {
        jdbc.sql("UPDATE topic_training SET claimed_until = NULL, finished_at = :now, error = :error")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("error", error)
                .update();
    }

    /** @return whether it was of that revision */
    boolean sureAt(double sureAt, long revision) {
        return jdbc.sql("UPDATE topic_training SET sure_at = :sure, revision = revision + 1 WHERE revision = :revision")
                        .param("sure", sureAt)
                        .param("revision", revision)
                        .update()
                == 1;
    }
}
