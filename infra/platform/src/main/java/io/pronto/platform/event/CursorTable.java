package io.pronto.platform.event;

import io.pronto.platform.event.EventBus.Stream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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

    /** Locks the cursor to the end of the transaction and gives its place; nothing when another replica holds it. */
    OptionalLong tryLock(Stream stream) {
        Optional<Long> sequence = jdbc.sql("""
                        SELECT sequence FROM bus_cursor WHERE source = :source AND partition = :partition
                        FOR UPDATE SKIP LOCKED""")
                .param("source", stream.source())
                .param("partition", stream.partition())
                .query(Long.class)
                .optional();
        return sequence.isPresent() ? OptionalLong.of(sequence.get()) : OptionalLong.empty();
    }

    /** Where the cursor is, without locking it. */
    long at(Stream stream) {
        return jdbc.sql("SELECT sequence FROM bus_cursor WHERE source = :source AND partition = :partition")
                .param("source", stream.source())
                .param("partition", stream.partition())
                .query(Long.class)
                .single();
    }

    /** Moves a locked cursor. */
    void move(Stream stream, long sequence) {
        jdbc.sql("UPDATE bus_cursor SET sequence = :sequence WHERE source = :source AND partition = :partition")
                .param("sequence", sequence)
                .param("source", stream.source())
                .param("partition", stream.partition())
                .update();
    }
}
