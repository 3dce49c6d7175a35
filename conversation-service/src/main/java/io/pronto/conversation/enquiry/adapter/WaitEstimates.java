package io.pronto.conversation.enquiry.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.RoutingEvent.WaitEstimated;
import io.pronto.conversation.enquiry.WaitEstimate;
import io.pronto.conversation.enquiry.Waits;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Estimates in a table, the newest only. */
final class WaitEstimates implements Waits {

    private final JdbcClient jdbc;

    WaitEstimates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(WaitEstimated e) {
        jdbc.sql("""
                INSERT INTO wait_estimate (conversation_id, position, low_seconds, high_seconds, at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (conversation_id) DO UPDATE SET position = excluded.position,
                    low_seconds = excluded.low_seconds, high_seconds = excluded.high_seconds, at = excluded.at
                WHERE wait_estimate.at <= excluded.at""")
                .param(e.conversation().value())
                .param(e.position())
                .param(e.lowSeconds())
                .param(e.highSeconds())
                .param(e.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    void forget(ConversationId conversation) {
        jdbc.sql("DELETE FROM wait_estimate WHERE conversation_id = ?")
                .param(conversation.value())
                .update();
    }

    @Override
    public Optional<WaitEstimate> of(ConversationId conversation) {
        return jdbc.sql("""
                SELECT w.position, w.low_seconds, w.high_seconds
                FROM wait_estimate w JOIN conversation c ON c.id = w.conversation_id
                WHERE w.conversation_id = ? AND c.state = 'waiting'""")
                .param(conversation.value())
                .query((row, _) -> new WaitEstimate(
                        row.getInt(1), row.getObject(2, Integer.class), row.getObject(3, Integer.class)))
                .optional();
    }
}
