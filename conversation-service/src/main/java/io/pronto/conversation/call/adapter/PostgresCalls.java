package io.pronto.conversation.call.adapter;

import static io.pronto.conversation.call.adapter.CallRows.instant;
import static io.pronto.conversation.call.adapter.CallRows.utc;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.CallId;
import io.pronto.contracts.ConversationId;
import io.pronto.conversation.call.Call;
import io.pronto.conversation.call.Calls;
import io.pronto.conversation.call.Order;
import io.pronto.conversation.call.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** Calls in PostgreSQL. The row's lock makes changes of one call follow each other; it comes before its conversation's. */
final class PostgresCalls implements Calls {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CallRows rows;
    private final Clock clock;

    PostgresCalls(JdbcClient jdbc, TransactionTemplate transaction, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.rows = new CallRows(json);
        this.clock = clock;
    }

    @Override
    public boolean add(Step first, Effect effect) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            int added = jdbc.sql("""
                    INSERT INTO call (id, connection_id, line, agent_leg, room, outgoing, number, dialled, language, topic,
                        queue, customer_id, conversation_id, phase, agent, state, rings, started_at, queued_at, answered_at,
                        held_ms, due_at, revision)
                    VALUES (:id, :connection, :line, :agentLeg, :room, :outgoing, :number, :dialled, :language, :topic,
                        :queue, :customer, :conversation, :phase, :agent, :state::jsonb, :rings, :started, :queued, :answered,
                        :held, :due, :revision)
                    ON CONFLICT (connection_id, line) WHERE line IS NOT NULL DO NOTHING""").params(rows.columns(first.call())).update();
            if (added == 0) {
                return false;
            }
            order(first);
            Call after = effect.of(first);
            if (!after.equals(first.call())) {
                update(after);
            }
            return true;
        }));
    }

    @Override
    public Optional<Step> change(CallId id, Function<Call, Step> decide, Effect effect) {
        return Objects.requireNonNull(transaction.execute(_ -> jdbc.sql("SELECT * FROM call WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query(rows::read)
                .optional()
                .map(call -> changed(call, decide, effect))));
    }

    @Override
    public Optional<Step> changeDue(Instant now, Function<Call, Step> decide, Effect effect) {
        return Objects.requireNonNull(transaction.execute(
                _ -> jdbc.sql("SELECT * FROM call WHERE due_at <= ? ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED")
                        .param(utc(now))
                        .query(rows::read)
                        .optional()
                        .map(call -> changed(call, decide, effect))));
    }

    private Step changed(Call call, Function<Call, Step> decide, Effect effect) {
        Step step = decide.apply(call);
        if (step.call().equals(call) && step.orders().isEmpty() && step.news().isEmpty()) {
            return step;
        }
        Call after = effect.of(step);
        update(after);
        order(step);
        return new Step(after, step.orders(), step.news());
    }

    private void update(Call call) {
        jdbc.sql("""
                UPDATE call SET line = :line, agent_leg = :agentLeg, room = :room, language = :language, topic = :topic,
                    queue = :queue, conversation_id = :conversation, phase = :phase, agent = :agent, state = :state::jsonb,
                    rings = :rings, queued_at = :queued, answered_at = :answered, held_ms = :held, due_at = :due,
                    revision = revision + 1
                WHERE id = :id""").params(rows.columns(call)).update();
    }

    private void order(Step step) {
        for (Order order : step.orders()) {
            jdbc.sql("INSERT INTO call_order (call_id, kind, body, due_at, ordered_at) VALUES (?, ?, ?::jsonb, ?, ?)")
                    .param(step.call().id().value())
                    .param(rows.kind(order))
                    .param(rows.body(order))
                    .param(utc(clock.instant()))
                    .param(utc(clock.instant()))
                    .update();
        }
    }

    @Override
    public Optional<Call> find(CallId id) {
        return jdbc.sql("SELECT * FROM call WHERE id = ?")
                .param(id.value())
                .query(rows::read)
                .optional();
    }

    @Override
    public Optional<Call> ofLeg(UUID connection, String leg) {
        return jdbc.sql("""
                        SELECT * FROM call WHERE connection_id = :connection AND line = :leg
                        UNION ALL SELECT * FROM call WHERE connection_id = :connection AND agent_leg = :leg LIMIT 1""")
                .param("connection", connection)
                .param("leg", leg)
                .query(rows::read)
                .optional();
    }

    @Override
    public List<Call> of(ConversationId conversation) {
        return jdbc.sql("SELECT * FROM call WHERE conversation_id = ? ORDER BY started_at DESC LIMIT 50")
                .param(conversation.value())
                .query(rows::read)
                .list();
    }

    @Override
    public List<Call> with(AgentId agent) {
        return jdbc.sql("SELECT * FROM call WHERE agent = ? AND phase <> 'ENDED' ORDER BY started_at DESC LIMIT 10")
                .param(agent.value())
                .query(rows::read)
                .list();
    }

    @Override
    public Optional<Due> claim(Instant now, Instant until) {
        return Objects.requireNonNull(transaction.execute(_ -> jdbc.sql("""
                        SELECT o.id, o.kind, o.body, o.attempts, o.ordered_at, o.call_id FROM call_order o
                        WHERE o.due_at <= ?
                            AND NOT EXISTS (SELECT 1 FROM call_order e WHERE e.call_id = o.call_id AND e.id < o.id)
                        ORDER BY o.due_at LIMIT 1 FOR UPDATE SKIP LOCKED""")
                .param(utc(now))
                .query((row, _) -> new Taken(
                        row.getLong("id"),
                        rows.order(row.getString("kind"), row.getString("body")),
                        row.getInt("attempts") + 1,
                        Objects.requireNonNull(instant(row, "ordered_at")),
                        new CallId(row.getObject("call_id", UUID.class))))
                .optional()
                .map(taken -> {
                    jdbc.sql("UPDATE call_order SET due_at = ?, attempts = attempts + 1 WHERE id = ?")
                            .param(utc(until))
                            .param(taken.id())
                            .update();
                    return new Due(
                            taken.id(),
                            find(taken.call()).orElseThrow(),
                            taken.order(),
                            taken.attempt(),
                            taken.orderedAt());
                })));
    }

    private record Taken(long id, Order order, int attempt, Instant orderedAt, CallId call) {}

    @Override
    public void done(long order) {
        jdbc.sql("DELETE FROM call_order WHERE id = ?").param(order).update();
    }

    @Override
    public void again(long order, Instant at, String problem) {
        jdbc.sql("UPDATE call_order SET due_at = ?, problem = ? WHERE id = ?")
                .param(utc(at))
                .param(problem)
                .param(order)
                .update();
    }
}
