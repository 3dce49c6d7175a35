package io.pronto.routing.wait.adapter;

import io.pronto.contracts.QueueId;
import io.pronto.routing.wait.HandOver;
import io.pronto.routing.wait.HandOvers;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Hand-overs in the table {@code hand_over}. */
@Repository
class PostgresHandOvers implements HandOvers {
    private final JdbcClient jdbc;

    PostgresHandOvers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void record(QueueId queue, HandOver handOver) {
        jdbc.sql("INSERT INTO hand_over (queue, queued_at, at) VALUES (:queue, :queuedAt, :at)")
                .param("queue", queue.value())
                .param("queuedAt", time(handOver.queuedAt()))
                .param("at", time(handOver.at()))
                .update();
    }

    @Override
    public List<HandOver> since(QueueId queue, Instant from, int limit) {
        return jdbc.sql("""
                        SELECT queued_at, at FROM hand_over WHERE queue = :queue AND at >= :from
                        ORDER BY at DESC, queued_at DESC LIMIT :limit""")
                .param("queue", queue.value())
                .param("from", time(from))
                .param("limit", limit)
                .query((rs, i) -> new HandOver(
                        rs.getObject("queued_at", OffsetDateTime.class).toInstant(),
                        rs.getObject("at", OffsetDateTime.class).toInstant()))
                .list()
                .reversed();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
