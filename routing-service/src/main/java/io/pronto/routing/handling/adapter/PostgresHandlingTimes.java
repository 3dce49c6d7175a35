package io.pronto.routing.handling.adapter;

import io.pronto.contracts.Channel;
import io.pronto.contracts.QueueId;
import io.pronto.platform.batch.BatchedWrites;
import io.pronto.routing.handling.HandlingTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What work took, in the table {@code handling_time}. */
@Repository
class PostgresHandlingTimes implements HandlingTimes {
    private static final String RECORD =
            "INSERT INTO handling_time (queue, channel, took_ms, at) VALUES (:queue, :channel, :took, :at)";

    private final JdbcClient jdbc;
    private final BatchedWrites writes;

    PostgresHandlingTimes(JdbcClient jdbc, BatchedWrites writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    @Override
    public void record(QueueId queue, Channel channel, Duration took, Instant at) {
        writes.write(
                RECORD,
                // Two of the same length are two.
                new Object(),
                Map.of(
                        "queue", queue.value(),
                        "channel", channel.name(),
                        "took", took.toMillis(),
                        "at", at.atOffset(ZoneOffset.UTC)));
    }

    @Override
    public Map<Channel, List<Duration>> since(QueueId queue, Instant from, int limit) {
        Map<Channel, List<Duration>> found = new EnumMap<>(Channel.class);
        writes.flush();
        // Channel by channel, so that each is one short walk along the index.
        jdbc.sql("""
                        SELECT recent.channel, recent.took_ms FROM unnest(:channels) AS one (channel), LATERAL
                            (SELECT channel, took_ms FROM handling_time
                             WHERE queue = :queue AND channel = one.channel AND at >= :from
                             ORDER BY at DESC LIMIT :limit) AS recent""")
                .param(
                        "channels",
                        Arrays.stream(Channel.values()).map(Channel::name).toArray(String[]::new))
                .param("queue", queue.value())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(rs -> {
                    found.computeIfAbsent(Channel.valueOf(rs.getString("channel")), one -> new ArrayList<>())
                            .add(Duration.ofMillis(rs.getLong("took_ms")));
                });
        return found;
    }
}
