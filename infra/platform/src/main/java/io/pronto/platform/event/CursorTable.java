package io.pronto.platform.event;

import io.pronto.platform.event.EventBus.Stream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far this service has come in each stream it reads; the row's lock is what fences replicas from each other. */
final class CursorTable {
    private final JdbcClient jdbc;

    CursorTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The cursors of all streams of these sources; a new one is at 0. */
    Map<Stream, Long> load(Set<String> sources) {
        Map<Stream, Long> cursors = new HashMap<>();
        for (String source : sources) {
            jdbc.sql("""
                            INSERT INTO bus_cursor (source, partition, sequence)
                            SELECT :source, partition, 0 FROM generate_series(0, :last) AS partition
                            ON CONFLICT DO NOTHING""")
                    .param("source", source)
                    .param("last", EventBus.PARTITIONS - 1)
                    .update();
            jdbc.sql("SELECT partition, sequence FROM bus_cursor WHERE source = ?")
                    .param(source)
                    .query((rs, i) -> Map.entry(new Stream(source, rs.getInt(1)), rs.getLong(2)))
                    .list()
                    .forEach(cursor -> cursors.put(cursor.getKey(), cursor.getValue()));
        }
        return cursors;
    }

    /** Locks cursors to the end of the transaction and gives their places; those that another replica holds are missing. */
    Map<Stream, Long> tryLock(Collection<Stream> streams) {
        return jdbc
                .sql("""
                        SELECT source, partition, sequence FROM bus_cursor
                        WHERE (source, partition) IN (SELECT * FROM unnest(CAST(? AS text[]), CAST(? AS smallint[])))
                        ORDER BY partition, source FOR UPDATE SKIP LOCKED""")
                .param(streams.stream().map(Stream::source).toArray(String[]::new))
                .param(streams.stream().map(Stream::partition).toArray(Integer[]::new))
                .query((rs, i) -> Map.entry(new Stream(rs.getString(1), rs.getInt(2)), rs.getLong(3)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Where the cursor is, without locking it. */
    long at(Stream stream) {
        return jdbc.sql("SELECT sequence FROM bus_cursor WHERE source = :source AND partition = :partition")
                .param("source", stream.source())
                .param("partition", stream.partition())
                .query(Long.class)
                .single();
    }

    /** Moves locked cursors. */
    void move(Map<Stream, Long> places) {
        if (places.isEmpty()) {
            return;
        }
        List<Map.Entry<Stream, Long>> moves = List.copyOf(places.entrySet());
        jdbc.sql("""
                        UPDATE bus_cursor c SET sequence = m.sequence
                        FROM unnest(CAST(? AS text[]), CAST(? AS smallint[]), CAST(? AS bigint[]))
                            AS m (source, partition, sequence)
                        WHERE c.source = m.source AND c.partition = m.partition""")
                .param(moves.stream().map(move -> move.getKey().source()).toArray(String[]::new))
                .param(moves.stream().map(move -> move.getKey().partition()).toArray(Integer[]::new))
                .param(moves.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .update();
    }
}
