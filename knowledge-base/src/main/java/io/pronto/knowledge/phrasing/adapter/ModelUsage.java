package io.pronto.knowledge.phrasing.adapter;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the model has cost, by day, for all replicas together. */
final class ModelUsage {
    private final JdbcClient jdbc;

    ModelUsage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One day's use. @param tokens sent and received */
    record Day(long calls, long tokens) {}

    Day of(LocalDate day) {
        return jdbc.sql("SELECT calls, tokens FROM model_usage WHERE day = :day")
                .param("day", day)
                .query((rs, i) -> new Day(rs.getLong("calls"), rs.getLong("tokens")))
                .optional()
                .orElse(new Day(0, 0));
    }

    void add(LocalDate day, long tokens) {
        jdbc.sql("""
                        INSERT INTO model_usage (day, calls, tokens) VALUES (:day, 1, :tokens)
                        ON CONFLICT (day) DO UPDATE SET calls = model_usage.calls + 1,
                            tokens = model_usage.tokens + excluded.tokens""").param("day", day).param("tokens", tokens).update();
    }
}
