package io.pronto.platform.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox in this service's own database. */
final class OutboxTable {
    private static final RowMapper<Row> ROW = (rs, i) -> new Row(
            rs.getInt("partition"),
            rs.getLong("sequence"),
            rs.getObject("id", UUID.class),
            rs.getString("type"),
            rs.getString("subject"),
            rs.getObject("time", java.time.OffsetDateTime.class).toInstant(),
            rs.getString("traceparent"),
            rs.getString("data"));

    private final JdbcClient jdbc;

    OutboxTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(
            int partition,
            long sequence,
            UUID id,
            String type,
            String subject,
            Instant time,
            @Nullable String traceparent,
            String data) {}

    /** A row to be. */
    record Fresh(
            UUID id,
            int partition,
            String type,
            String subject,
            Instant time,
            @Nullable String traceparent,
            String data) {}

    /** Adds rows, in this order, with one statement however many they are. */
    void insert(List<Fresh> rows) {
        // Positions are given in the order of the select, which keeps that of the arrays.
        jdbc.sql("""
                        INSERT INTO bus_outbox (id, partition, type, subject, time, traceparent, data)
                        SELECT id, partition, type, subject, time, traceparent, data
                        FROM unnest(CAST(? AS uuid[]), CAST(? AS integer[]), CAST(? AS text[]), CAST(? AS text[]),
                                    CAST(? AS timestamptz[]), CAST(? AS text[]), CAST(? AS text[]))
                            WITH ORDINALITY AS fresh (id, partition, type, subject, time, traceparent, data, place)
                        ORDER BY place""")
                .param(rows.stream().map(Fresh::id).toArray(UUID[]::new))
                .param(rows.stream().map(Fresh::partition).toArray(Integer[]::new))
                .param(texts(rows, Fresh::type))
                .param(texts(rows, Fresh::subject))
                .param(texts(rows, row -> row.time().toString()))
                .param(texts(rows, Fresh::traceparent))
                .param(texts(rows, Fresh::data))
                .update();
    }

    private static Object texts(List<Fresh> rows, Function<Fresh, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    /**
     * Gives committed rows of these partitions the next sequences, in the order in which they were written, and returns
     * them, at most {@code limit} of each. Within a transaction.
     *
     * <p>Two statements on purpose: the second must see what a relay that held the lock before us has numbered, so it
     * needs a snapshot taken after the lock.
     */
    List<Row> number(Collection<Integer> partitions, int limit) {
        String which = partitions.stream().map(String::valueOf).collect(Collectors.joining(","));
        jdbc.sql("SELECT partition FROM bus_partition WHERE partition IN (" + which + ") ORDER BY partition FOR UPDATE")
                .query(Integer.class)
                .list();
        return jdbc.sql("""
                        WITH chosen AS (
                            -- So many of each partition, straight from the index: a backlog makes a chunk no dearer.
                            SELECT o.position, p.partition, p.last_sequence
                            FROM bus_partition p CROSS JOIN LATERAL (
                                SELECT position FROM bus_outbox
                                WHERE sequence IS NULL AND partition = p.partition
                                ORDER BY position LIMIT :limit) o
                            WHERE p.partition IN (%s)
                        ), fresh AS (
                            SELECT position,
                                   last_sequence
                                     + row_number() OVER (PARTITION BY partition ORDER BY position) AS sequence
                            FROM chosen
                        ), numbered AS (
                            UPDATE bus_outbox o SET sequence = f.sequence FROM fresh f WHERE o.position = f.position
                            RETURNING o.partition, o.sequence, o.id, o.type, o.subject, o.time, o.traceparent, o.data
                        ), moved AS (
                            UPDATE bus_partition p SET last_sequence = n.last
                            FROM (SELECT partition, max(sequence) AS last FROM numbered GROUP BY partition) n
                            WHERE p.partition = n.partition
                        )
                        SELECT * FROM numbered ORDER BY partition, sequence""".formatted(which)).param("limit", limit).query(ROW).list();
    }

    /** The last sequence given in that partition, 0 when none was. */
    long lastSequence(int partition) {
        return jdbc.sql("SELECT last_sequence FROM bus_partition WHERE partition = ?")
                .param(partition)
                .query(Long.class)
                .single();
    }

    /** Moves the partition's last sequence up to that of the bus: this database is younger than the bus. */
    boolean skipTo(int partition, long sequence) {
        return jdbc.sql(
                                "UPDATE bus_partition SET last_sequence = :to WHERE partition = :partition AND last_sequence < :to")
                        .param("to", sequence)
                        .param("partition", partition)
                        .update()
                > 0;
    }

    /** Numbered rows from that sequence on, in order. */
    List<Row> from(int partition, long sequence, int limit) {
        return jdbc.sql("""
                        SELECT partition, sequence, id, type, subject, time, traceparent, data FROM bus_outbox
                        WHERE partition = :partition AND sequence >= :from ORDER BY sequence LIMIT :limit""")
                .param("partition", partition)
                .param("from", sequence)
                .param("limit", limit)
                .query(ROW)
                .list();
    }

    /** Forgets rows older than the retention, of those up to a sequence the bus has taken. @return how many went, at most the limit */
    int prune(int partition, long upTo, Duration retention, int limit) {
        // The oldest rows first and only then the age: the scan stays short when nothing is old enough.
        return jdbc.sql("""
                        DELETE FROM bus_outbox WHERE position IN (
                            SELECT position FROM (
                                SELECT position, created_at FROM bus_outbox
                                WHERE partition = :partition AND sequence <= :upTo ORDER BY sequence LIMIT :limit) oldest
                            WHERE created_at < now() - make_interval(secs => :seconds))""")
                .param("partition", partition)
                .param("upTo", upTo)
                .param("limit", limit)
                .param("seconds", (double) retention.toSeconds())
                .update();
    }
}
