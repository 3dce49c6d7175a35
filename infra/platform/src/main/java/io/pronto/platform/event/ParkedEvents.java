package io.pronto.platform.event;

import io.pronto.platform.event.EventBus.Delivery;
import io.pronto.platform.event.EventBus.Entry;
import io.pronto.platform.event.EventBus.Stream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events that this service could not take, kept until an administrator has them tried again. */
final class ParkedEvents {
    private static final int ERROR_LENGTH = 8_000;

    private final JdbcClient jdbc;

    ParkedEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param id of the parking, rising
     * @param event the CloudEvent as it came
     * @param error why the last try failed
     */
    record Parked(
            long id,
            String source,
            int partition,
            long sequence,
            String type,
            String event,
            String error,
            int tries,
            Instant parkedAt) {}

    void park(Delivery delivery, Throwable error, int tries) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        String text = trace.toString().replace("\u0000", "");
        Stream stream = delivery.stream();
        Entry entry = delivery.entry();
        jdbc.sql("""
                        INSERT INTO bus_parked (source, partition, sequence, type, event, error, tries)
                        VALUES (:source, :partition, :sequence, :type, :event, :error, :tries)""")
                .param("source", stream.source())
                .param("partition", stream.partition())
                .param("sequence", entry.sequence())
                .param("type", entry.type())
                .param("event", entry.event().replace("\u0000", ""))
                .param("error", text.substring(0, Math.min(ERROR_LENGTH, text.length())))
                .param("tries", tries)
                .update();
    }

    /** Parked events in the order of parking. @param after the last id already seen, or nothing */
    List<Parked> list(@Nullable Long after, int limit) {
        return jdbc.sql("""
                        SELECT id, source, partition, sequence, type, event, error, tries, parked_at FROM bus_parked
                        WHERE id > :after ORDER BY id LIMIT :limit""")
                .param("after", after == null ? 0L : after)
                .param("limit", limit)
                .query((rs, i) -> new Parked(
                        rs.getLong("id"),
                        rs.getString("source"),
                        rs.getInt("partition"),
                        rs.getLong("sequence"),
                        rs.getString("type"),
                        rs.getString("event"),
                        rs.getString("error"),
                        rs.getInt("tries"),
                        rs.getObject("parked_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Takes the event off the list, in the transaction in which it is handled again. */
    Optional<Delivery> take(long id) {
        return jdbc.sql("DELETE FROM bus_parked WHERE id = ? RETURNING source, partition, sequence, type, event")
                .param(id)
                .query((rs, i) -> new Delivery(
                        new Stream(rs.getString("source"), rs.getInt("partition")),
                        new Entry(rs.getLong("sequence"), rs.getString("type"), rs.getString("event"))))
                .optional();
    }

    long count() {
        return jdbc.sql("SELECT count(*) FROM bus_parked").query(Long.class).single();
    }
}
