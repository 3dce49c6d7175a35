package io.pronto.sla.queue.adapter;

import io.pronto.contracts.QueueId;
import io.pronto.sla.queue.KnownQueues;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ids in the table {@code known_queue}. */
final class PostgresKnownQueues implements KnownQueues {
    private final JdbcClient jdbc;

    PostgresKnownQueues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(QueueId queue) {
        jdbc.sql("INSERT INTO known_queue (id) VALUES (?) ON CONFLICT DO NOTHING")
                .param(queue.value())
                .update();
    }

    @Override
    public List<String> unknownAmong(Collection<String> ids) {
        return jdbc.sql("""
                        SELECT DISTINCT asked FROM unnest(?) asked
                        WHERE NOT EXISTS (SELECT FROM known_queue WHERE id = asked) ORDER BY asked""")
                .param(ids.toArray(String[]::new))
                .query((rs, i) -> rs.getString("asked"))
                .list();
    }
}
