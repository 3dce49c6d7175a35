package io.pronto.conversation.inbox.adapter;

import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Outcome;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import io.pronto.conversation.enquiry.Callback;
import io.pronto.conversation.enquiry.Entrance;
import io.pronto.conversation.enquiry.Status;
import io.pronto.conversation.enquiry.TopicOrigin;
import io.pronto.conversation.enquiry.Viewer;
import io.pronto.conversation.inbox.ConversationSummary;
import io.pronto.conversation.inbox.EntryView;
import io.pronto.conversation.inbox.Inbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

/** Rows of lists: one query for the rows, one for all their clocks. */
final class PostgresInbox implements Inbox {

    private static final String ROWS = """
            SELECT c.*, cu.name AS cu_name, cu.email AS cu_email, cu.tier AS cu_tier, cu.language AS cu_language,
                a.name AS assignee_name, coalesce(r.sequence, 0) AS read_sequence,
                (SELECT count(*) FROM entry e WHERE e.conversation_id = c.id AND e.author_kind = 'CUSTOMER'
                    AND e.kind = 'MESSAGE' AND e.sequence > coalesce(r.sequence, 0)) AS unread
            FROM conversation c
            JOIN customer cu ON cu.id = c.customer_id
            LEFT JOIN agent a ON a.id = c.assignee
            LEFT JOIN reader r ON r.conversation_id = c.id AND r.agent = :reader
            WHERE\s""";

    /** Hers in all the ways in which she is known. */
    private static final String OF_PERSON = """
            c.customer_id IN (SELECT p.id FROM customer p WHERE coalesce(p.person, p.id) =
                (SELECT coalesce(q.person, q.id) FROM customer q WHERE q.id = :customer))""";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    PostgresInbox(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public List<ConversationSummary> list(Viewer viewer, Question question, @Nullable UUID before, int limit) {
        List<String> where = new ArrayList<>();
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("reader", null);
        switch (viewer) {
            case Viewer.Staff staff -> {
                params.put("reader", staff.id().value());
                if (!staff.seesAll()) {
                    where.add("(c.assignee = :reader OR c.participants @> ARRAY[:reader]::text[])");
                }
            }
            case Viewer.Integrator integrator -> {
                where.add("c.owner = :owner");
                params.put("owner", integrator.client());
            }
            case Viewer.Visitor visitor -> {
                where.add("c.customer_id = :visitor");
                params.put("visitor", visitor.customer().value());
            }
        }
        switch (question.scope()) {
            case MINE -> where.add("c.assignee = :reader");
            case WAITING -> where.add("c.state = 'waiting'");
            case ALL -> {}
        }
        narrow(question, where, params);
        if (before != null) {
            where.add("c.id < :before");
            params.put("before", before);
        }
        params.put("limit", limit);
        String sql =
                ROWS + (where.isEmpty() ? "true" : String.join(" AND ", where)) + " ORDER BY c.id DESC LIMIT :limit";
        return withClocks(jdbc.sql(sql).params(params).query(this::row).list());
    }

    private static void narrow(Question question, List<String> where, Map<String, @Nullable Object> params) {
        if (question.state() != null) {
            where.add("c.state = :state");
            params.put("state", question.state().word());
        }
        if (question.queue() != null) {
            where.add("c.queue = :queue");
            params.put("queue", question.queue());
        }
        if (question.assignee() != null) {
            where.add("c.assignee = :assignee");
            params.put("assignee", question.assignee());
        }
        if (question.customer() != null) {
            where.add(OF_PERSON);
            params.put("customer", question.customer().value());
        }
        String text = question.text();
        if (text != null && !text.isBlank()) {
            where.add("(c.number = :number OR cu.name ILIKE :like OR cu.email ILIKE :like OR c.topic ILIKE :like)");
            params.put(
                    "number",
                    text.strip().matches("#?\\d{1,18}")
                            ? Long.parseLong(text.strip().replace("#", ""))
                            : -1L);
            params.put("like", "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
    }

    @Override
    public List<ConversationSummary> ofCustomer(
            CustomerId customer, @Nullable String reader, @Nullable UUID before, int limit) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("reader", reader);
        params.put("customer", customer.value());
        params.put("limit", limit);
        String sql = ROWS + OF_PERSON;
        if (before != null) {
            params.put("before", before);
            sql += " AND c.id < :before";
        }
        return withClocks(jdbc.sql(sql + " ORDER BY c.id DESC LIMIT :limit")
                .params(params)
                .query(this::row)
                .list());
    }

    @Override
    public List<ConversationSummary> summaries(Collection<ConversationId> ids, @Nullable String reader) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return withClocks(jdbc.sql(ROWS + "c.id = ANY (:ids::uuid[])")
                .param("reader", reader)
                .param("ids", ids.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query(this::row)
                .list());
    }

    private List<ConversationSummary> withClocks(List<ConversationSummary> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        Map<UUID, List<ConversationSummary.Clock>> clocks = new LinkedHashMap<>();
        jdbc.sql("""
                SELECT conversation_id, id, metric, state, target_seconds, due_at, paused_since, remaining_seconds
                FROM clock WHERE conversation_id = ANY (:ids::uuid[]) AND state <> 'cancelled' ORDER BY due_at""")
                .param("ids", rows.stream().map(ConversationSummary::id).toArray(UUID[]::new))
                .query(row -> {
                    clocks.computeIfAbsent(row.getObject("conversation_id", UUID.class), _ -> new ArrayList<>())
                            .add(clock(row));
                });
        return rows.stream()
                .map(row -> with(row, clocks.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static ConversationSummary.Clock clock(ResultSet row) throws SQLException {
        return new ConversationSummary.Clock(
                row.getObject("id", UUID.class),
                Metric.valueOf(row.getString("metric")),
                row.getString("state"),
                row.getLong("target_seconds"),
                Objects.requireNonNull(instant(row, "due_at")),
                instant(row, "paused_since"),
                row.getObject("remaining_seconds", Long.class));
    }

    private ConversationSummary row(ResultSet row, int number) throws SQLException {
        Status status = Status.of(row.getString("state")).orElseThrow();
        String assignee = row.getString("assignee");
        String lastKind = row.getString("last_kind");
        Integer score = row.getObject("rating_score", Integer.class);
        String outcome = row.getString("outcome");
        String origin = row.getString("topic_origin");
        String entrance = row.getString("entrance");
        String callback = row.getString("callback");
        return new ConversationSummary(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                new ConversationSummary.Customer(
                        row.getObject("customer_id", UUID.class),
                        row.getString("cu_name"),
                        row.getString("cu_email"),
                        Tier.valueOf(row.getString("cu_tier")),
                        row.getString("cu_language")),
                Channel.valueOf(row.getString("channel")),
                status.word(),
                row.getString("language"),
                Priority.valueOf(row.getString("priority")),
                row.getString("topic"),
                origin == null ? null : json.readValue(origin, TopicOrigin.class),
                entrance == null ? Entrance.UNKNOWN : json.readValue(entrance, Entrance.class),
                List.of((String[]) row.getArray("tags").getArray()),
                row.getString("queue"),
                assignee == null ? null : new ConversationSummary.Agent(assignee, row.getString("assignee_name")),
                lastKind == null
                        ? null
                        : new ConversationSummary.LastEntry(
                                lastKind.toLowerCase(Locale.ROOT),
                                row.getString("last_text"),
                                Objects.requireNonNull(instant(row, "last_at")),
                                new EntryView.Writer(
                                        row.getString("last_author_kind").toLowerCase(Locale.ROOT),
                                        row.getString("last_author_id"),
                                        row.getString("last_author_name"))),
                row.getLong("last_sequence"),
                row.getLong("read_sequence"),
                row.getLong("unread"),
                instant(row, "unanswered_since"),
                List.of(),
                status == Status.RESOLVED ? instant(row, "state_since") : null,
                outcome == null ? null : Outcome.valueOf(outcome),
                score == null ? null : new ConversationSummary.Rated(score, row.getString("rating_comment")),
                callback == null ? null : ConversationSummary.Callback.of(json.readValue(callback, Callback.class)),
                row.getObject("email_wanted_at") != null,
                Objects.requireNonNull(instant(row, "created_at")),
                row.getLong("revision"));
    }

    private static ConversationSummary with(ConversationSummary s, List<ConversationSummary.Clock> clocks) {
        return new ConversationSummary(
                s.id(),
                s.number(),
                s.customer(),
                s.channel(),
                s.state(),
                s.language(),
                s.priority(),
                s.topic(),
                s.topicOrigin(),
                s.entrance(),
                s.tags(),
                s.queue(),
                s.assignee(),
                s.lastEntry(),
                s.lastSequence(),
                s.readSequence(),
                s.unread(),
                s.unansweredSince(),
                clocks,
                s.resolvedAt(),
                s.outcome(),
                s.rating(),
                s.callback(),
                s.emailWanted(),
                s.createdAt(),
                s.revision());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
