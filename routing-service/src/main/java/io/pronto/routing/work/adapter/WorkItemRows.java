package io.pronto.routing.work.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillNeed;
import io.pronto.contracts.Tier;
import io.pronto.routing.work.Needs;
import io.pronto.routing.work.Outlook;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState;
import io.pronto.routing.work.WorkState.Assigned;
import io.pronto.routing.work.WorkState.Attention;
import io.pronto.routing.work.WorkState.Finished;
import io.pronto.routing.work.WorkState.Offered;
import io.pronto.routing.work.WorkState.Reservation;
import io.pronto.routing.work.WorkState.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Work as rows of {@code work_item}: the state's name and its facts in columns, those of other states null. */
final class WorkItemRows {
    private static final String FULL = "FULL";
    private static final String AWAITED = "CUSTOMER_AWAITED";
    private static final String FREED = "FREED";

    private final JsonMapper json;

    WorkItemRows(JsonMapper json) {
        this.json = json;
    }

    /** Every column by name. @param dueAt when something happens to it by itself */
    Map<String, @Nullable Object> write(WorkItem item, Optional<Instant> dueAt) {
        Map<String, @Nullable Object> row = new HashMap<>();
        Needs needs = item.needs();
        row.put("conversation", item.conversation().value());
        row.put("channel", needs.channel().name());
        row.put("language", needs.language());
        row.put("tier", needs.tier().name());
        row.put("priority", needs.priority().name());
        row.put("named_queue", needs.named() == null ? null : needs.named().value());
        row.put("topic", needs.topic());
        row.put("suggested", json.writeValueAsString(needs.suggested()));
        row.put("required", json.writeValueAsString(needs.required()));
        row.put("wished", json.writeValueAsString(needs.wished()));
        row.put("queue", item.queue().value());
        row.put("skills", json.writeValueAsString(item.skills()));
        row.put("weight", item.weight());
        row.put("preferred", text(item.preferred()));
        row.put("last_agent", text(item.lastAgent()));
        row.put("waiting_since", time(item.waitingSince()));
        Map<String, String> declined = new TreeMap<>();
        item.declined().forEach((agent, when) -> declined.put(agent.value(), when.toString()));
        row.put("declined", json.writeValueAsString(declined));
        row.put("state", item.state().kind().name());
        Outlook outlook = item.outlook();
        row.put("deadline", outlook.deadline() == null ? null : time(outlook.deadline()));
        row.put("ring_ms", millis(outlook.ring()));
        row.put("handling_ms", millis(outlook.handling()));
        row.put("extra_ms", outlook.extra().toMillis());
        row.put(
                "overflowed",
                item.overflowed().stream().map(QueueId::value).sorted().toArray(String[]::new));
        row.put("place", time(item.place()));
        row.put("held", item.held());
        row.put("due_at", dueAt.map(WorkItemRows::time).orElse(null));
        for (String fact : List.of(
                "queued_at",
                "reserved_agent",
                "reserved_until",
                "offer",
                "agent",
                "offered_at",
                "expires_at",
                "cause",
                "assigned_at",
                "attention",
                "frees_at",
                "finished_at")) {
            row.put(fact, null);
        }
        switch (item.state()) {
            case Waiting waiting -> {
                row.put("queued_at", time(waiting.queuedAt()));
                writeReservation(row, waiting.reserved());
            }
            case Offered offered -> {
                row.put("queued_at", time(offered.queuedAt()));
                writeReservation(row, offered.reserved());
                row.put("offer", offered.offer().value());
                row.put("agent", offered.agent().value());
                row.put("offered_at", time(offered.offeredAt()));
                row.put("expires_at", time(offered.expiresAt()));
            }
            case Assigned assigned -> {
                row.put("agent", assigned.agent().value());
                row.put("cause", assigned.cause().name());
                row.put("assigned_at", time(assigned.since()));
                switch (assigned.attention()) {
                    case Attention.Full full -> row.put("attention", FULL);
                    case Attention.CustomerAwaited awaited -> {
                        row.put("attention", AWAITED);
                        row.put("frees_at", time(awaited.freesAt()));
                    }
                    case Attention.Freed freed -> row.put("attention", FREED);
                }
            }
            case Finished finished -> row.put("finished_at", time(finished.at()));
        }
        return row;
    }

    /** The work of a row. */
    WorkItem read(ResultSet rs) throws SQLException {
        List<SkillNeed> suggested = json.readValue(rs.getString("suggested"), new TypeReference<>() {});
        List<SkillNeed> required = json.readValue(rs.getString("required"), new TypeReference<>() {});
        List<SkillNeed> wished = json.readValue(rs.getString("wished"), new TypeReference<>() {});
        List<SkillNeed> skills = json.readValue(rs.getString("skills"), new TypeReference<>() {});
        Map<String, String> stored = json.readValue(rs.getString("declined"), new TypeReference<>() {});
        Map<AgentId, Instant> declined = new HashMap<>();
        stored.forEach((agent, when) -> declined.put(new AgentId(agent), Instant.parse(when)));
        String named = rs.getString("named_queue");
        return new WorkItem(
                new ConversationId(rs.getObject("conversation", UUID.class)),
                new Needs(
                        Channel.valueOf(rs.getString("channel")),
                        rs.getString("language"),
                        Tier.valueOf(rs.getString("tier")),
                        Priority.valueOf(rs.getString("priority")),
                        named == null ? null : new QueueId(named),
                        rs.getString("topic"),
                        suggested,
                        required,
                        wished),
                new QueueId(rs.getString("queue")),
                skills,
                rs.getInt("weight"),
                agent(rs, "preferred"),
                agent(rs, "last_agent"),
                time(rs, "waiting_since"),
                declined,
                new Outlook(
                        instant(rs, "deadline"),
                        duration(rs, "ring_ms"),
                        duration(rs, "handling_ms"),
                        Duration.ofMillis(rs.getLong("extra_ms"))),
                Arrays.stream((String[]) rs.getArray("overflowed").getArray())
                        .map(QueueId::new)
                        .collect(Collectors.toUnmodifiableSet()),
                state(rs));
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    private static @Nullable Duration duration(ResultSet rs, String column) throws SQLException {
        Long millis = rs.getObject(column, Long.class);
        return millis == null ? null : Duration.ofMillis(millis);
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static WorkState state(ResultSet rs) throws SQLException {
        return switch (WorkState.Kind.valueOf(rs.getString("state"))) {
            case WAITING -> new Waiting(time(rs, "queued_at"), reservation(rs));
            case OFFERED ->
                new Offered(
                        time(rs, "queued_at"),
                        reservation(rs),
                        new OfferId(rs.getObject("offer", UUID.class)),
                        new AgentId(rs.getString("agent")),
                        time(rs, "offered_at"),
                        time(rs, "expires_at"));
            case ASSIGNED ->
                new Assigned(
                        new AgentId(rs.getString("agent")),
                        AssignmentCause.valueOf(rs.getString("cause")),
                        time(rs, "assigned_at"),
                        attention(rs));
            case FINISHED -> new Finished(time(rs, "finished_at"));
        };
    }

    private static Attention attention(ResultSet rs) throws SQLException {
        String attention = rs.getString("attention");
        return switch (attention) {
            case FULL -> new Attention.Full();
            case AWAITED -> new Attention.CustomerAwaited(time(rs, "frees_at"));
            case FREED -> new Attention.Freed();
            default ->
                throw new IllegalStateException("The attention " + attention
                        + " is unknown. Maybe a newer version of the service wrote the row: update this one.");
        };
    }

    private static void writeReservation(Map<String, @Nullable Object> row, @Nullable Reservation reserved) {
        if (reserved != null) {
            row.put("reserved_agent", reserved.agent().value());
            row.put("reserved_until", time(reserved.until()));
        }
    }

    private static @Nullable Reservation reservation(ResultSet rs) throws SQLException {
        AgentId agent = agent(rs, "reserved_agent");
        return agent == null ? null : new Reservation(agent, time(rs, "reserved_until"));
    }

    private static @Nullable String text(@Nullable AgentId agent) {
        return agent == null ? null : agent.value();
    }

    private static @Nullable AgentId agent(ResultSet rs, String column) throws SQLException {
        String agent = rs.getString(column);
        return agent == null ? null : new AgentId(agent);
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant time(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
