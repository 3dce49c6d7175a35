package io.pronto.routing.wait.adapter;

import io.pronto.contracts.QueueId;
import io.pronto.platform.batch.BatchedWrites;
import io.pronto.routing.wait.HandOver;
import io.pronto.routing.wait.HandOvers;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Hand-overs in the table {@code hand_over}. */
@Repository
class PostgresHandOvers implements HandOvers {
    private static final String RECORD = "INSERT INTO hand_over (queue, queued_at, at) VALUES (:queue, :queuedAt, :at)";

    private final JdbcClient jdbc;
    private final BatchedWrites writes;

    PostgresHandOvers(JdbcClient jdbc, BatchedWrites writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    /** Sees also what the running transaction has written. */
    private JdbcClient.StatementSpec read(String sql) {
        writes.flush();
        return jdbc.sql(sql);
    }

    @Override
    public void record(QueueId queue, HandOver handOver) {
        writes.write(
                RECORD,
                // Two of the same times are two.
                new Object(),
                Map.of("queue", queue.value(), "queuedAt", time(handOver.queuedAt()), "at", time(handOver.at())));
    }

    @Override
    public List<HandOver> since(QueueId queue, Instant from, int limit) {
        return read("""
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
