package io.pronto.conversation.promise.adapter;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.conversation.promise.Clocks;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clocks in a table, beside the conversations. */
final class PostgresClocks implements Clocks {

    private final JdbcClient jdbc;

    PostgresClocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void started(
            ConversationId conversation, ClockId clock, Metric metric, long targetSeconds, Instant dueAt, Instant at) {
        jdbc.sql("""
                INSERT INTO clock (id, conversation_id, metric, state, target_seconds, due_at, changed_at)
                VALUES (?, ?, ?, 'running', ?, ?, ?) ON CONFLICT (id) DO NOTHING""")
                .param(clock.value())
                .param(conversation.value())
                .param(metric.name())
                .param(targetSeconds)
                .param(dueAt.atOffset(ZoneOffset.UTC))
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void paused(ClockId clock, Instant at) {
        // The event does not say what is left; on a calendar without gaps it is the time to the deadline.
        jdbc.sql("""
                UPDATE clock SET state = 'paused', paused_since = :at, changed_at = :at,
                    remaining_seconds = ceil(extract(epoch FROM due_at - :at))
                WHERE id = :id AND state = 'running'""")
                .param("id", clock.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Also one that was met: a reopening lets the resolution clock run on. One that was breached stays so. */
    @Override
    public void resumed(ClockId clock, Instant dueAt, Instant at) {
        // A reopened enquiry lets the clock of its resolution, which was met, run on.
        jdbc.sql("""
                UPDATE clock SET state = 'running', due_at = ?, paused_since = NULL, remaining_seconds = NULL, changed_at = ?
                WHERE id = ? AND state IN ('paused', 'met')""")
                .param(dueAt.atOffset(ZoneOffset.UTC))
                .param(at.atOffset(ZoneOffset.UTC))
                .param(clock.value())
                .update();
    }

    @Override
    public void rebased(ClockId clock, long targetSeconds, Instant dueAt, Instant at) {
        jdbc.sql("""
                UPDATE clock SET target_seconds = :target, due_at = :due, changed_at = :at,
                    remaining_seconds = CASE WHEN state = 'paused'
                        THEN ceil(extract(epoch FROM :due - paused_since)) END
                WHERE id = :id""")
                .param("target", targetSeconds)
                .param("due", dueAt.atOffset(ZoneOffset.UTC))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", clock.value())
                .update();
    }

    @Override
    public void ended(ClockId clock, String state, Instant at) {
        jdbc.sql("""
                UPDATE clock SET state = ?, paused_since = NULL, remaining_seconds = NULL, changed_at = ? WHERE id = ?""")
                .param(state)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(clock.value())
                .update();
    }
}
