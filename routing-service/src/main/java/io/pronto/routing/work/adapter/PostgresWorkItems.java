package io.pronto.routing.work.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.QueueId;
import io.pronto.platform.batch.BatchedWrites;
import io.pronto.routing.work.DueWatch;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkItems;
import io.pronto.routing.work.WorkState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Work in the table {@code work_item}. */
@Repository
class PostgresWorkItems implements WorkItems {
    private static final String SAVE = """
            INSERT INTO work_item (conversation, channel, language, tier, priority, named_queue, topic, suggested, required, wished,
                queue, skills, weight, preferred, last_agent, waiting_since, declined, state, queued_at, reserved_agent, reserved_until, offer,
                agent, offered_at, expires_at, cause, assigned_at, attention, frees_at, finished_at, place, held, due_at, deadline,
                ring_ms, handling_ms, extra_ms, overflowed)
            VALUES (:conversation, :channel, :language, :tier, :priority, :named_queue, :topic, CAST(:suggested AS jsonb),
                CAST(:required AS jsonb), CAST(:wished AS jsonb), :queue, CAST(:skills AS jsonb), :weight, :preferred, :last_agent, :waiting_since, CAST(:declined AS jsonb),
                :state, CAST(:queued_at AS timestamptz), :reserved_agent, CAST(:reserved_until AS timestamptz),
                CAST(:offer AS uuid), :agent, CAST(:offered_at AS timestamptz), CAST(:expires_at AS timestamptz), :cause,
                CAST(:assigned_at AS timestamptz), :attention, CAST(:frees_at AS timestamptz),
                CAST(:finished_at AS timestamptz), :place, :held, CAST(:due_at AS timestamptz), CAST(:deadline AS timestamptz),
                CAST(:ring_ms AS bigint), CAST(:handling_ms AS bigint), :extra_ms, :overflowed)
            ON CONFLICT (conversation) DO UPDATE SET
                channel = excluded.channel, language = excluded.language, tier = excluded.tier, priority = excluded.priority,
                named_queue = excluded.named_queue, topic = excluded.topic, suggested = excluded.suggested,
                required = excluded.required, wished = excluded.wished,
                queue = excluded.queue, skills = excluded.skills, weight = excluded.weight, preferred = excluded.preferred,
                last_agent = excluded.last_agent, waiting_since = excluded.waiting_since, declined = excluded.declined,
                state = excluded.state, queued_at = excluded.queued_at, reserved_agent = excluded.reserved_agent,
                reserved_until = excluded.reserved_until, offer = excluded.offer, agent = excluded.agent,
                offered_at = excluded.offered_at, expires_at = excluded.expires_at, cause = excluded.cause,
                assigned_at = excluded.assigned_at, attention = excluded.attention, frees_at = excluded.frees_at,
                finished_at = excluded.finished_at, place = excluded.place, held = excluded.held, due_at = excluded.due_at,
                deadline = excluded.deadline, ring_ms = excluded.ring_ms, handling_ms = excluded.handling_ms,
                extra_ms = excluded.extra_ms, overflowed = excluded.overflowed""";

    private final JdbcClient jdbc;
    private final BatchedWrites writes;
    private final WorkItemRows rows;
    private final DueWatch dueWatch;

    PostgresWorkItems(JdbcClient jdbc, BatchedWrites writes, JsonMapper json, DueWatch dueWatch) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.rows = new WorkItemRows(json);
        this.dueWatch = dueWatch;
    }

    /** Sees also what the running transaction has written. */
    private JdbcClient.StatementSpec read(String sql) {
        writes.flush();
        return jdbc.sql(sql);
    }

    @Override
    public Optional<WorkItem> find(ConversationId conversation) {
        writes.flush(SAVE, conversation);
        return jdbc.sql("SELECT * FROM work_item WHERE conversation = :conversation")
                .param("conversation", conversation.value())
                .query((rs, i) -> rows.read(rs))
                .optional();
    }

    @Override
    public Optional<WorkItem> offeredBy(OfferId offer) {
        return read("SELECT * FROM work_item WHERE offer = :offer")
                .param("offer", offer.value())
                .query((rs, i) -> rows.read(rs))
                .optional();
    }

    @Override
    public void save(WorkItem item, @Nullable Instant wakeAt) {
        Optional<Instant> dueAt =
                Stream.concat(Stream.ofNullable(wakeAt), item.dueAt().stream()).min(Instant::compareTo);
        writes.write(SAVE, item.conversation(), rows.write(item, dueAt));
        dueAt.ifPresent(dueWatch::dueAt);
    }

    @Override
    public List<WorkItem> waiting(@Nullable WorkItem after, int limit) {
        if (after == null) {
            return read("""
                            SELECT * FROM work_item WHERE state = 'WAITING'
                            ORDER BY place, conversation LIMIT :limit""")
                    .param("limit", limit)
                    .query((rs, i) -> rows.read(rs))
                    .list();
        }
        return read("""
                        SELECT * FROM work_item WHERE state = 'WAITING' AND (place, conversation) > (:place, :conversation)
                        ORDER BY place, conversation LIMIT :limit""")
                .param("place", WorkItemRows.time(after.place()))
                .param("conversation", after.conversation().value())
                .param("limit", limit)
                .query((rs, i) -> rows.read(rs))
                .list();
    }

    @Override
    public List<WorkItem> line(QueueId queue, int limit) {
        return read("""
                        SELECT * FROM work_item WHERE queue = :queue AND state IN ('WAITING', 'OFFERED')
                        ORDER BY place, conversation LIMIT :limit""")
                .param("queue", queue.value())
                .param("limit", limit)
                .query((rs, i) -> rows.read(rs))
                .list();
    }

    @Override
    public List<WorkItem> unfinished(
            @Nullable QueueId queue,
            WorkState.@Nullable Kind state,
            @Nullable Instant afterPlace,
            @Nullable ConversationId afterConversation,
            int limit) {
        return read("""
                        SELECT * FROM work_item WHERE state <> 'FINISHED'
                          AND (CAST(:queue AS text) IS NULL OR queue = :queue)
                          AND (CAST(:state AS text) IS NULL OR state = :state)
                          AND (CAST(:conversation AS uuid) IS NULL
                               OR (place, conversation) > (CAST(:place AS timestamptz), CAST(:conversation AS uuid)))
                        ORDER BY place, conversation LIMIT :limit""")
                .param("queue", queue == null ? null : queue.value())
                .param("state", state == null ? null : state.name())
                .param("place", afterPlace == null ? null : WorkItemRows.time(afterPlace))
                .param("conversation", afterConversation == null ? null : afterConversation.value())
                .param("limit", limit)
                .query((rs, i) -> rows.read(rs))
                .list();
    }

    @Override
    public int position(WorkItem item) {
        return read("""
                                SELECT count(*) FROM work_item WHERE queue = :queue AND state IN ('WAITING', 'OFFERED')
                                  AND (place, conversation) < (:place, :conversation)""")
                        .param("queue", item.queue().value())
                        .param("place", WorkItemRows.time(item.place()))
                        .param("conversation", item.conversation().value())
                        .query(Integer.class)
                        .single()
                + 1;
    }

    @Override
    public int inLine(QueueId queue) {
        return read("SELECT count(*) FROM work_item WHERE queue = :queue AND state IN ('WAITING', 'OFFERED')")
                .param("queue", queue.value())
                .query(Integer.class)
                .single();
    }

    @Override
    public int open(QueueId queue) {
        return read("SELECT count(*) FROM work_item WHERE queue = :queue AND state <> 'FINISHED'")
                .param("queue", queue.value())
                .query(Integer.class)
                .single();
    }

    @Override
    public List<WorkItem> heldBy(AgentId agent) {
        return read("SELECT * FROM work_item WHERE agent = :agent ORDER BY conversation")
                .param("agent", agent.value())
                .query((rs, i) -> rows.read(rs))
                .list();
    }

    @Override
    public Map<AgentId, Integer> loads() {
        Map<AgentId, Integer> loads = new HashMap<>();
        read("SELECT agent, sum(held) AS load FROM work_item WHERE agent IS NOT NULL GROUP BY agent HAVING sum(held) > 0")
                .query(rs -> {
                    loads.put(new AgentId(rs.getString("agent")), rs.getInt("load"));
                });
        return loads;
    }

    @Override
    public List<ConversationId> due(Instant at, int limit) {
        return read("SELECT conversation FROM work_item WHERE due_at <= :at ORDER BY due_at LIMIT :limit")
                .param("at", WorkItemRows.time(at))
                .param("limit", limit)
                .query((rs, i) -> new ConversationId(rs.getObject("conversation", UUID.class)))
                .list();
    }

    @Override
    public Optional<Instant> nextDue() {
        return read("SELECT due_at FROM work_item WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
