package io.pronto.routing.wait.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.QueueId;
import io.pronto.platform.batch.BatchedWrites;
import io.pronto.routing.wait.ToldWait;
import io.pronto.routing.wait.ToldWaits;
import io.pronto.routing.wait.WaitEstimate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was told, in the table {@code told_wait}. */
@Repository
class PostgresToldWaits implements ToldWaits {
    private static final String SAVE = """
            INSERT INTO told_wait (conversation, queue, position, low_seconds, high_seconds)
            VALUES (:conversation, :queue, :position, CAST(:low AS integer), CAST(:high AS integer))
            ON CONFLICT (conversation) DO UPDATE SET queue = excluded.queue, position = excluded.position,
                low_seconds = excluded.low_seconds, high_seconds = excluded.high_seconds""";
    private static final String FORGET = "DELETE FROM told_wait WHERE conversation = :conversation AND queue = :queue";

    private final JdbcClient jdbc;
    private final BatchedWrites writes;

    PostgresToldWaits(JdbcClient jdbc, BatchedWrites writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    /** Sees also what the running transaction has written. */
    private JdbcClient.StatementSpec read(String sql) {
        writes.flush();
        return jdbc.sql(sql);
    }

    @Override
    public Map<ConversationId, ToldWait> in(QueueId queue) {
        Map<ConversationId, ToldWait> found = new HashMap<>();
        read("SELECT * FROM told_wait WHERE queue = :queue")
                .param("queue", queue.value())
                .query(rs -> {
                    ConversationId conversation = new ConversationId(rs.getObject("conversation", UUID.class));
                    Integer low = rs.getObject("low_seconds", Integer.class);
                    Integer high = rs.getObject("high_seconds", Integer.class);
                    @Nullable WaitEstimate estimate = low == null || high == null ? null : new WaitEstimate(low, high);
                    found.put(conversation, new ToldWait(conversation, rs.getInt("position"), estimate));
                });
        return found;
    }

    @Override
    public void save(QueueId queue, ToldWait told) {
        WaitEstimate estimate = told.estimate();
        writes.write(
                SAVE,
                told.conversation(),
                new MapSqlParameterSource()
                        .addValue("conversation", told.conversation().value())
                        .addValue("queue", queue.value())
                        .addValue("position", told.position())
                        .addValue("low", estimate == null ? null : estimate.lowSeconds())
                        .addValue("high", estimate == null ? null : estimate.highSeconds()));
    }

    @Override
    public void forget(QueueId queue, ConversationId conversation) {
        writes.write(FORGET, conversation, Map.of("conversation", conversation.value(), "queue", queue.value()));
    }
}
