package io.pronto.conversation.enquiry.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.Outcome;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.Tier;
import io.pronto.conversation.enquiry.Callback;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.ConversationState;
import io.pronto.conversation.enquiry.ConversationState.Assigned;
import io.pronto.conversation.enquiry.ConversationState.AwaitingCustomer;
import io.pronto.conversation.enquiry.ConversationState.OpenQuestion;
import io.pronto.conversation.enquiry.ConversationState.Resolved;
import io.pronto.conversation.enquiry.ConversationState.Waiting;
import io.pronto.conversation.enquiry.ConversationState.WithBot;
import io.pronto.conversation.enquiry.Entrance;
import io.pronto.conversation.enquiry.Rating;
import io.pronto.conversation.enquiry.Status;
import io.pronto.conversation.enquiry.TopicOrigin;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Conversations as rows: one column per fact, so that the database can be asked about each. */
final class ConversationRows {

    private static final TypeReference<List<OpenQuestion>> QUESTIONS = new TypeReference<>() {};

    private final ObjectMapper json;

    ConversationRows(ObjectMapper json) {
        this.json = json;
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    /** When the state began; a bot conversation's state has no beginning of its own. */
    static Instant since(Conversation c) {
        return switch (c.state()) {
            case WithBot _ -> c.createdAt();
            case Waiting s -> s.since();
            case Assigned s -> s.since();
            case AwaitingCustomer s -> s.since();
            case Resolved s -> s.at();
        };
    }

    @Nullable
    String openQuestions(Conversation c) {
        return c.state() instanceof WithBot bot && !bot.open().isEmpty() ? json.writeValueAsString(bot.open()) : null;
    }

    static @Nullable String outcome(Conversation c) {
        return c.state() instanceof Resolved r ? r.outcome().name() : null;
    }

    static @Nullable String resolvedBy(Conversation c) {
        return c.state() instanceof Resolved r && r.agent() != null ? r.agent().value() : null;
    }

    Conversation read(ResultSet row, int number) throws SQLException {
        Integer score = row.getObject("rating_score", Integer.class);
        Callback callback = as(row.getString("callback"), text -> json.readValue(text, Callback.class));
        return new Conversation(
                new ConversationId(row.getObject("id", UUID.class)),
                row.getLong("number"),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                Channel.valueOf(row.getString("channel")),
                row.getString("owner"),
                row.getString("language"),
                Priority.valueOf(row.getString("priority")),
                Tier.valueOf(row.getString("tier")),
                row.getString("topic"),
                as(row.getString("topic_origin"), text -> json.readValue(text, TopicOrigin.class)),
                entrance(row.getString("entrance")),
                Set.of((String[]) row.getArray("tags").getArray()),
                as(row.getString("queue"), QueueId::new),
                state(row, callback != null && callback.state() == Callback.State.PLANNED),
                participants(row.getArray("participants")),
                row.getLong("last_sequence"),
                instant(row, "unanswered_since"),
                as(row.getString("last_agent"), AgentId::new),
                score == null
                        ? null
                        : new Rating(
                                score,
                                row.getString("rating_comment"),
                                Objects.requireNonNull(instant(row, "rating_at"))),
                callback,
                instant(row, "email_wanted_at"),
                Objects.requireNonNull(instant(row, "created_at")),
                row.getLong("revision"));
    }

    @Nullable
    String callback(Conversation c) {
        return c.callback() == null ? null : json.writeValueAsString(c.callback());
    }

    @Nullable
    String topicOrigin(Conversation c) {
        return c.topicOrigin() == null ? null : json.writeValueAsString(c.topicOrigin());
    }

    @Nullable
    String entrance(Conversation c) {
        return c.entrance().equals(Entrance.UNKNOWN) ? null : json.writeValueAsString(c.entrance());
    }

    private Entrance entrance(@Nullable String text) {
        return text == null ? Entrance.UNKNOWN : json.readValue(text, Entrance.class);
    }

    private ConversationState state(ResultSet row, boolean planned) throws SQLException {
        String word = row.getString("state");
        Status status = Status.of(word)
                .orElseThrow(() -> new IllegalStateException(
                        "The database holds a conversation in the unknown state '" + word + "'."));
        Instant since = Objects.requireNonNull(instant(row, "state_since"));
        // That of a planned call is not the state's own.
        Instant due = planned ? null : instant(row, "due_at");
        String assignee = row.getString("assignee");
        return switch (status) {
            case WITH_BOT -> {
                String open = row.getString("open_questions");
                yield open == null ? new WithBot(List.of(), due) : new WithBot(json.readValue(open, QUESTIONS), null);
            }
            case WAITING -> new Waiting(since, due);
            case ASSIGNED -> new Assigned(new AgentId(assignee), since);
            case AWAITING_CUSTOMER -> new AwaitingCustomer(new AgentId(assignee), since);
            case RESOLVED ->
                new Resolved(
                        Outcome.valueOf(row.getString("outcome")),
                        as(row.getString("resolved_by"), AgentId::new),
                        since);
        };
    }

    private static Set<AgentId> participants(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray()).map(AgentId::new).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static <T> @Nullable T as(@Nullable String text, Function<String, T> read) {
        return text == null ? null : read.apply(text);
    }
}
