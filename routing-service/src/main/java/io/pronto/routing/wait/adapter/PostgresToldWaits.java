package io.pronto.routing.wait.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.QueueId;
import io.pronto.routing.wait.ToldWait;
import io.pronto.routing.wait.ToldWaits;
import io.pronto.routing.wait.WaitEstimate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was told, in the table {@code told_wait}. */
@Repository
class PostgresToldWaits implements ToldWaits {
    private final JdbcClient jdbc;

    PostgresToldWaits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<ConversationId, ToldWait> in(QueueId queue) {
        Map<ConversationId, ToldWait> found = new HashMap<>();
        jdbc.sql("SELECT * FROM told_wait WHERE queue = :queue")
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
        jdbc.sql("""
                        INSERT INTO told_wait (conversation, queue, position, low_seconds, high_seconds)
                        VALUES (:conversation, :queue, :position, CAST(:low AS integer), CAST(:high AS integer))
                        ON CONFLICT (conversation) DO UPDATE SET queue = excluded.queue, position = excluded.position,
                            low_seconds = excluded.low_seconds, high_seconds = excluded.high_seconds""")
                .param("conversation", told.conversation().value())
                .param("queue", queue.value())
                .param("position", told.position())
                .param("low", estimate == null ? null : estimate.lowSeconds())
                .param("high", estimate == null ? null : estimate.highSeconds())
                .update();
    }

    @Override
    public void forget(QueueId queue, ConversationId conversation) {
        jdbc.sql("DELETE FROM told_wait WHERE conversation = :conversation AND queue = :queue")
                .param("conversation", conversation.value())
                .param("queue", queue.value())
                .update();
    }
}
