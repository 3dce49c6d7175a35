package io.pronto.analytics.fact.adapter;

import io.pronto.analytics.fact.ConversationFact;
import io.pronto.analytics.fact.ConversationFact.Stage;
import io.pronto.analytics.fact.FactBook;
import io.pronto.analytics.fact.Measurement;
import io.pronto.analytics.fact.Story;
import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.Event;
import io.pronto.contracts.EventTypes;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.Outcome;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.Tier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class PostgresFactBook implements FactBook {
    private static final int MOST_RECONTACTS = 20;

    private final JdbcClient sql;
    private final JsonMapper json;

    PostgresFactBook(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public Optional<ConversationFact> find(ConversationId conversation) {
        return sql.sql("select * from conversation_fact where id = ? for update")
                .param(conversation.value())
                .query((row, n) -> fact(row))
                .optional();
    }

    @Override
    public void save(Story.Step step) {
        ConversationFact fact = step.fact();
        write(fact);
        if (!step.withdrawn().isEmpty()) {
            sql.sql("delete from measurement where conversation = :conversation and measure in (:measures)")
                    .param("conversation", fact.id().value())
                    .param("measures", step.withdrawn().stream().map(Enum::name).toList())
                    .update();
        }
        step.measured().forEach(measurement -> measure(fact.id(), measurement));
        if (!step.moved()) {
            return;
        }
        // What counts the conversation itself goes with it to another queue or agent.
        sql.sql("""
                        update measurement set queue = :queue, agent = :agent, tier = :tier, language = :language
                        where conversation = :conversation and measure in ('CONVERSATION', 'BOT_SESSION', 'BOT_HANDOFF')
                          and (queue, agent, tier, language) is distinct from (:queue, :agent, :tier, :language)
                        """)
                .param("queue", value(fact.queue()), Types.VARCHAR)
                .param("agent", value(fact.agent()), Types.VARCHAR)
                .param("tier", fact.tier().name())
                .param("language", fact.language())
                .param("conversation", fact.id().value())
                .update();
    }

    @Override
    public void measure(ConversationId conversation, Measurement measurement) {
        sql.sql("""
                        insert into measurement
                          (measure, conversation, key, at, value, good, good_standard, channel, queue, agent, tier,
                           language)
                        select :measure, f.id, :key, :at, :value, :good,
                               -- Broken is broken by a shorter standard too; by a longer one it may have been kept.
                               case when :good then :value <= c.standard_target_seconds
                                    else :value < c.standard_target_seconds end,
                               channel, queue, agent, tier, language
                        from conversation_fact f
                        left join clock c on c.id = :clock and c.standard_target_seconds is not null
                        where f.id = :conversation
                        on conflict (conversation, measure, key) do update
                        set at = excluded.at, value = excluded.value, good = excluded.good,
                            good_standard = excluded.good_standard, channel = excluded.channel,
                            queue = excluded.queue, agent = excluded.agent, tier = excluded.tier,
                            language = excluded.language
                        """)
                .param("measure", measurement.measure().name())
                .param("conversation", conversation.value())
                .param("key", measurement.key())
                .param("clock", clock(measurement), Types.OTHER)
                .param("at", time(measurement.at()))
                .param("value", measurement.value())
                .param("good", measurement.good(), Types.BOOLEAN)
                .update();
    }

    private static @Nullable UUID clock(Measurement measurement) {
        return measurement.measure().ofPromise() ? UUID.fromString(measurement.key()) : null;
    }

    @Override
    public void keepEarly(ConversationId conversation, Event event) {
        sql.sql("insert into early_event (conversation, type, payload) values (?, ?, ?::jsonb)")
                .param(conversation.value())
                .param(EventTypes.nameOf(event.getClass()))
                .param(json.writeValueAsString(event))
                .update();
    }

    @Override
    public List<Event> takeEarly(ConversationId conversation) {
        record Early(long id, Event event) {}
        return sql
                .sql("delete from early_event where conversation = ? returning id, type, payload")
                .param(conversation.value())
                .query((row, n) -> new Early(row.getLong("id"), event(row.getString("type"), row.getString("payload"))))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Early::id))
                .map(Early::event)
                .toList();
    }

    private Event event(String type, String payload) {
        Class<? extends Event> known = EventTypes.byName(type)
                .orElseThrow(() -> new IllegalStateException("Kept an event of the unknown type " + type + "."));
        return json.readValue(payload, known);
    }

    @Override
    public List<ConversationFact> selfServedSince(CustomerId customer, Instant since) {
        return sql.sql("""
                        select * from conversation_fact
                        where customer = ? and outcome = 'SELF_SERVED' and recontacted_at is null and resolved_at >= ?
                        order by resolved_at desc limit ? for update
                        """)
                .param(customer.value())
                .param(time(since))
                .param(MOST_RECONTACTS)
                .query((row, n) -> fact(row))
                .list();
    }

    private void write(ConversationFact fact) {
        sql.sql("""
                        insert into conversation_fact
                          (id, customer, channel, language, tier, priority, topic, with_bot, stage, queue, agent,
                           started_at, greeted_at, first_message_at, unanswered_since, handed_off_at, handoff_reason,
                           waiting_since, first_assigned_at, first_reply_at, customer_messages, bot_replies,
                           agent_replies, responses, response_seconds, assignments, reopenings, resolved_at, outcome,
                           rating, recontacted_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set
                           channel = excluded.channel, language = excluded.language, tier = excluded.tier, priority = excluded.priority,
                           topic = excluded.topic, stage = excluded.stage, queue = excluded.queue,
                           agent = excluded.agent, greeted_at = excluded.greeted_at,
                           first_message_at = excluded.first_message_at,
                           unanswered_since = excluded.unanswered_since, handed_off_at = excluded.handed_off_at,
                           handoff_reason = excluded.handoff_reason, waiting_since = excluded.waiting_since,
                           first_assigned_at = excluded.first_assigned_at, first_reply_at = excluded.first_reply_at,
                           customer_messages = excluded.customer_messages, bot_replies = excluded.bot_replies,
                           agent_replies = excluded.agent_replies, responses = excluded.responses,
                           response_seconds = excluded.response_seconds, assignments = excluded.assignments,
                           reopenings = excluded.reopenings, resolved_at = excluded.resolved_at,
                           outcome = excluded.outcome, rating = excluded.rating,
                           recontacted_at = excluded.recontacted_at
                        """)
                .params(Arrays.<@Nullable Object>asList(
                        fact.id().value(),
                        fact.customer().value(),
                        fact.channel().name(),
                        fact.language(),
                        fact.tier().name(),
                        fact.priority().name(),
                        fact.topic(),
                        fact.withBot(),
                        fact.stage().name(),
                        value(fact.queue()),
                        value(fact.agent()),
                        time(fact.startedAt()),
                        time(fact.greetedAt()),
                        time(fact.firstMessageAt()),
                        time(fact.unansweredSince()),
                        time(fact.handedOffAt()),
                        name(fact.handoffReason()),
                        time(fact.waitingSince()),
                        time(fact.firstAssignedAt()),
                        time(fact.firstReplyAt()),
                        fact.customerMessages(),
                        fact.botReplies(),
                        fact.agentReplies(),
                        fact.responses(),
                        fact.responseSeconds(),
                        fact.assignments(),
                        fact.reopenings(),
                        time(fact.resolvedAt()),
                        name(fact.outcome()),
                        fact.rating(),
                        time(fact.recontactedAt())))
                .update();
    }

    private static ConversationFact fact(ResultSet row) throws SQLException {
        String queue = row.getString("queue");
        String agent = row.getString("agent");
        String reason = row.getString("handoff_reason");
        String outcome = row.getString("outcome");
        return new ConversationFact(
                new ConversationId(row.getObject("id", UUID.class)),
                new CustomerId(row.getObject("customer", UUID.class)),
                Channel.valueOf(row.getString("channel")),
                row.getString("language"),
                Tier.valueOf(row.getString("tier")),
                Priority.valueOf(row.getString("priority")),
                row.getString("topic"),
                row.getBoolean("with_bot"),
                Stage.valueOf(row.getString("stage")),
                queue == null ? null : new QueueId(queue),
                agent == null ? null : new AgentId(agent),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row, "greeted_at"),
                instant(row, "first_message_at"),
                instant(row, "unanswered_since"),
                instant(row, "handed_off_at"),
                reason == null ? null : HandoffReason.valueOf(reason),
                instant(row, "waiting_since"),
                instant(row, "first_assigned_at"),
                instant(row, "first_reply_at"),
                row.getInt("customer_messages"),
                row.getInt("bot_replies"),
                row.getInt("agent_replies"),
                row.getInt("responses"),
                row.getDouble("response_seconds"),
                row.getInt("assignments"),
                row.getInt("reopenings"),
                instant(row, "resolved_at"),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getObject("rating", Integer.class),
                instant(row, "recontacted_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String value(@Nullable Object id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
