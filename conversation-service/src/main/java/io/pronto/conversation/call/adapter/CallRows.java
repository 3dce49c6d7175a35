package io.pronto.conversation.call.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.CallId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.QueueId;
import io.pronto.conversation.call.Call;
import io.pronto.conversation.call.CallPhase;
import io.pronto.conversation.call.CallState;
import io.pronto.conversation.call.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/** Calls and orders as rows. */
final class CallRows {
    private static final Map<CallPhase, Class<? extends CallState>> STATES = Map.of(
            CallPhase.MENU, CallState.InMenu.class,
            CallPhase.QUEUED, CallState.Queued.class,
            CallPhase.OFFERED, CallState.Offered.class,
            CallPhase.CONNECTING, CallState.Connecting.class,
            CallPhase.TALKING, CallState.Talking.class,
            CallPhase.HELD, CallState.Held.class,
            CallPhase.VOICEMAIL, CallState.Voicemail.class,
            CallPhase.DIALLING, CallState.Dialling.class,
            CallPhase.WRAP_UP, CallState.WrapUp.class,
            CallPhase.ENDED, CallState.Ended.class);
    private static final Map<String, Class<? extends Order>> ORDERS = Map.of(
            "RingAgent", Order.RingAgent.class,
            "DropAgent", Order.DropAgent.class,
            "Show", Order.Show.class,
            "Hold", Order.Hold.class,
            "DialCustomer", Order.DialCustomer.class,
            "HangUp", Order.HangUp.class,
            "FetchRecording", Order.FetchRecording.class);

    private final ObjectMapper json;

    CallRows(ObjectMapper json) {
        this.json = json;
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** Every column but its id, by name. */
    Map<String, @Nullable Object> columns(Call call) {
        AgentId agent = agent(call.state());
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", call.id().value());
        columns.put("connection", call.connection());
        columns.put("line", call.line());
        columns.put("agentLeg", call.agentLeg());
        columns.put("room", call.room());
        columns.put("outgoing", call.outgoing());
        columns.put("number", call.number());
        columns.put("dialled", call.dialled());
        columns.put("language", call.language());
        columns.put("topic", call.topic());
        columns.put("queue", call.queue() == null ? null : call.queue().value());
        columns.put("customer", call.customer().value());
        columns.put(
                "conversation",
                call.conversation() == null ? null : call.conversation().value());
        columns.put("phase", call.phase().name());
        columns.put("agent", agent == null ? null : agent.value());
        columns.put("state", json.writeValueAsString(call.state()));
        columns.put("rings", call.rings());
        columns.put("started", utc(call.startedAt()));
        columns.put("queued", utc(call.queuedAt()));
        columns.put("answered", utc(call.answeredAt()));
        columns.put("held", call.held().toMillis());
        columns.put("due", utc(call.state().dueAt()));
        columns.put("revision", call.revision());
        return columns;
    }

    static @Nullable AgentId agent(CallState state) {
        return switch (state) {
            case CallState.InMenu _, CallState.Queued _, CallState.Voicemail _ -> null;
            case CallState.Offered s -> s.agent();
            case CallState.Connecting s -> s.agent();
            case CallState.Talking s -> s.agent();
            case CallState.Held s -> s.agent();
            case CallState.Dialling s -> s.agent();
            case CallState.WrapUp s -> s.agent();
            case CallState.Ended s -> s.agent();
        };
    }

    Call read(ResultSet row, int number) throws SQLException {
        String queue = row.getString("queue");
        UUID conversation = row.getObject("conversation_id", UUID.class);
        return new Call(
                new CallId(row.getObject("id", UUID.class)),
                row.getObject("connection_id", UUID.class),
                row.getString("line"),
                row.getString("agent_leg"),
                row.getString("room"),
                row.getBoolean("outgoing"),
                row.getString("number"),
                row.getString("dialled"),
                row.getString("language"),
                row.getString("topic"),
                queue == null ? null : new QueueId(queue),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                conversation == null ? null : new ConversationId(conversation),
                json.readValue(
                        row.getString("state"),
                        Objects.requireNonNull(STATES.get(CallPhase.valueOf(row.getString("phase"))))),
                row.getInt("rings"),
                Objects.requireNonNull(instant(row, "started_at")),
                instant(row, "queued_at"),
                instant(row, "answered_at"),
                Duration.ofMillis(row.getLong("held_ms")),
                row.getLong("revision"));
    }

    String kind(Order order) {
        return order.getClass().getSimpleName();
    }

    String body(Order order) {
        return json.writeValueAsString(order);
    }

    Order order(String kind, String body) {
        Class<? extends Order> type = ORDERS.get(kind);
        if (type == null) {
            throw new IllegalStateException("There is an order of the unknown kind " + kind
                    + ". Maybe an older version of this service runs on a newer database.");
        }
        return json.readValue(body, type);
    }
}
