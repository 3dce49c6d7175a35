package io.pronto.platform.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
            String data) {
        Row numbered(long sequence) {
            return new Row(partition, sequence, id, type, subject, time, traceparent, data);
        }
    }

    /**
     * Adds rows, in this order, and gives each the next sequence of its partition. The partitions stay locked to the end of
     * the transaction, so that nobody's later number is seen before an earlier one: call it last, just before the commit.
     *
     * @return the rows as they are stored, in this order
     */
    List<Row> insert(List<Fresh> rows) {
        Integer[] partitions = rows.stream().map(Fresh::partition).toArray(Integer[]::new);
        if (rows.stream().mapToInt(Fresh::partition).distinct().count() > 1) {
            // In one order everywhere, so that two transactions never wait for each other.
            jdbc.sql("SELECT partition FROM bus_partition WHERE partition = ANY (?) ORDER BY partition FOR UPDATE")
                    .param(partitions)
                    .query(Integer.class)
                    .list();
        }
        // Positions are given in the order of the select, which keeps that of the arrays.
        Map<UUID, Long> sequences = jdbc
                .sql("""
                        WITH moved AS (
                            UPDATE bus_partition p SET last_sequence = p.last_sequence + told.many
                            FROM (SELECT partition, count(*) AS many FROM unnest(CAST(? AS integer[])) AS partition
                                  GROUP BY partition) told
                            WHERE p.partition = told.partition
                            RETURNING p.partition, p.last_sequence - told.many AS before
                        )
                        INSERT INTO bus_outbox (sequence, id, partition, type, subject, time, traceparent, data)
                        SELECT moved.before + row_number() OVER (PARTITION BY moved.partition ORDER BY place),
                               id, moved.partition, type, subject, time, traceparent, data
                        FROM unnest(CAST(? AS uuid[]), CAST(? AS integer[]), CAST(? AS text[]), CAST(? AS text[]),
                                    CAST(? AS timestamptz[]), CAST(? AS text[]), CAST(? AS text[]))
                            WITH ORDINALITY AS fresh (id, partition, type, subject, time, traceparent, data, place)
                            JOIN moved ON moved.partition = fresh.partition
                        ORDER BY place
                        RETURNING id, sequence""")
                .param(partitions)
                .param(rows.stream().map(Fresh::id).toArray(UUID[]::new))
                .param(partitions)
                .param(texts(rows, Fresh::type))
                .param(texts(rows, Fresh::subject))
                .param(texts(rows, row -> row.time().toString()))
                .param(texts(rows, Fresh::traceparent))
                .param(texts(rows, Fresh::data))
                .query((rs, i) -> Map.entry(rs.getObject(1, UUID.class), rs.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return rows.stream()
                .map(row -> row.numbered(Objects.requireNonNull(sequences.get(row.id()))))
                .toList();
    }

    private static Object texts(List<Fresh> rows, Function<Fresh, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    /** The last sequence given in each partition, 0 where none was. */
    Map<Integer, Long> lastSequences() {
        return jdbc
                .sql("SELECT partition, last_sequence FROM bus_partition")
                .query((rs, i) -> Map.entry(rs.getInt(1), rs.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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

    /** Rows from that sequence on, in order. */
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
