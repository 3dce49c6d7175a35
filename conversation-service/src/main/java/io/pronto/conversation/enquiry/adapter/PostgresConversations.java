package io.pronto.conversation.enquiry.adapter;

import static io.pronto.conversation.enquiry.adapter.ConversationRows.utc;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.MessageId;
import io.pronto.conversation.enquiry.Changes;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Decision;
import io.pronto.conversation.enquiry.Entry;
import io.pronto.conversation.enquiry.Refusal;
import io.pronto.platform.event.EventOutbox;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** Conversations in PostgreSQL. The row's lock makes changes of one conversation follow each other. */
final class PostgresConversations implements Conversations {

    private static final int LONGEST_PREVIEW = 300;

    private static final String CURRENT =
            "SELECT * FROM conversation WHERE customer_id = ? AND channel = 'CHAT' ORDER BY created_at DESC, number DESC LIMIT 1";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final EventOutbox outbox;
    private final List<Changes> listeners;
    private final ConversationRows rows;
    private final EntryRows entries;

    PostgresConversations(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            EventOutbox outbox,
            List<Changes> listeners,
            ObjectMapper json) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.outbox = outbox;
        this.listeners = listeners;
        this.rows = new ConversationRows(json);
        this.entries = new EntryRows(json);
    }

    @Override
    public Optional<Decision> change(
            ConversationId id, @Nullable String clientId, Function<Conversation, Decision> decide) {
        return Objects.requireNonNull(
                transaction.execute(_ -> jdbc.sql("SELECT * FROM conversation WHERE id = ? FOR UPDATE")
                        .param(id.value())
                        .query(rows::read)
                        .optional()
                        .map(c -> decideOnce(c, clientId, decide))));
    }

    @Override
    public Optional<Decision> changeCurrent(
            CustomerId customer,
            @Nullable String clientId,
            Function<Conversation, Decision> decide,
            @Nullable LongFunction<Decision> start) {
        Optional<Decision> first = Objects.requireNonNull(
                transaction.execute(_ -> lockCurrent(customer).map(c -> decideOnce(c, clientId, decide))));
        if (start == null || !hasToStart(first)) {
            return first;
        }
        // A second transaction, because the customer's lock comes before her conversation's everywhere.
        return Optional.of(Objects.requireNonNull(transaction.execute(_ -> {
            long number = lockCustomer(customer);
            Optional<Decision> again = lockCurrent(customer).map(c -> decideOnce(c, clientId, decide));
            return hasToStart(again) ? kept(start.apply(number)) : again.orElseThrow();
        })));
    }

    private static boolean hasToStart(Optional<Decision> decision) {
        return decision.isEmpty()
                || decision.get() instanceof Decision.Refused(Refusal refusal) && refusal == Refusal.TOO_OLD;
    }

    @Override
    public Decision start(CustomerId customer, LongFunction<Decision> start) {
        return Objects.requireNonNull(transaction.execute(_ -> kept(start.apply(lockCustomer(customer)))));
    }

    private Optional<Conversation> lockCurrent(CustomerId customer) {
        return jdbc.sql(CURRENT + " FOR UPDATE")
                .param(customer.value())
                .query(rows::read)
                .optional();
    }

    private long lockCustomer(CustomerId customer) {
        return jdbc.sql(
                        "SELECT nextval('conversation_number') FROM (SELECT 1 FROM customer WHERE id = ? FOR NO KEY UPDATE) c")
                .param(customer.value())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no customer " + customer + ". Maybe the caller did not look her up first."));
    }

    private Decision decideOnce(Conversation c, @Nullable String clientId, Function<Conversation, Decision> decide) {
        if (clientId != null) {
            // Only now that the row is locked: before, another writer could still be putting it there.
            Optional<Entry> earlier = jdbc.sql(
                            "SELECT " + EntryRows.COLUMNS + " FROM entry WHERE conversation_id = ? AND client_id = ?")
                    .param(c.id().value())
                    .param(clientId)
                    .query(entries::read)
                    .optional();
            if (earlier.isPresent()) {
                return new Decision.Unchanged(c, earlier.get());
            }
        }
        return kept(decide.apply(c));
    }

    private Decision kept(Decision decision) {
        if (decision instanceof Decision.Changed change) {
            keep(change);
        }
        return decision;
    }

    private void keep(Decision.Changed change) {
        Conversation c = change.after();
        Instant at =
                change.entries().isEmpty() ? null : change.entries().getLast().at();
        if (change.before() == null) {
            insert(c);
        }
        change.entries().forEach(this::insert);
        update(change, at);
        if (change.judged() != null) {
            jdbc.sql("UPDATE entry SET helpful = ? WHERE id = ?")
                    .param(change.judged().helpful())
                    .param(change.judged().entry().value())
                    .update();
        }
        change.events().forEach(outbox::publish);
        listeners.forEach(l -> l.happened(change));
    }

    private void insert(Conversation c) {
        jdbc.sql("""
                INSERT INTO conversation (id, number, customer_id, channel, owner, language, priority, tier, state,
                    state_since, entrance, last_sequence, created_at, updated_at, revision)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, 0, ?, ?, 1)""")
                .param(c.id().value())
                .param(c.number())
                .param(c.customer().value())
                .param(c.channel().name())
                .param(c.owner())
                .param(c.language())
                .param(c.priority().name())
                .param(c.tier().name())
                .param(c.status().word())
                .param(utc(ConversationRows.since(c)))
                .param(text(rows.entrance(c)))
                .param(utc(c.createdAt()))
                .param(utc(c.createdAt()))
                .update();
    }

    private void insert(Entry e) {
        jdbc.sql("""
                INSERT INTO entry (id, conversation_id, sequence, kind, author_kind, author_id, author_name, text, format,
                    extras, client_id, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""")
                .param(e.id().value())
                .param(e.conversation().value())
                .param(e.sequence())
                .param(e.kind().name())
                .param(e.author().kind().name())
                .param(text(e.author().id()))
                .param(text(e.author().name()))
                .param(e.text())
                .param(e.format().name())
                .param(text(entries.extras(e)))
                .param(text(e.clientId()))
                .param(utc(e.at()))
                .update();
        if (!e.attachments().isEmpty()) {
            jdbc.sql(
                            "UPDATE attachment SET entry_id = ?, conversation_id = ? WHERE id = ANY (?::uuid[]) AND entry_id IS NULL")
                    .param(e.id().value())
                    .param(e.conversation().value())
                    .param(e.attachments().stream().map(Entry.AttachmentRef::id).toArray(UUID[]::new))
                    .update();
        }
    }

    private void update(Decision.Changed change, @Nullable Instant at) {
        Conversation c = change.after();
        AgentId assignee = c.state().assignee();
        Entry last = change.entries().stream()
                .filter(e -> e.kind() == Entry.Kind.MESSAGE)
                .reduce((_, e) -> e)
                .orElse(null);
        jdbc.sql("""
                UPDATE conversation SET
                    channel = :channel, language = :language, priority = :priority, topic = :topic, topic_origin = :topicOrigin::jsonb, tags = :tags, queue = :queue, state = :state,
                    state_since = :since, assignee = :assignee, outcome = :outcome, resolved_by = :resolvedBy,
                    open_questions = :open::jsonb, due_at = :due, participants = :participants,
                    last_sequence = :sequence, unanswered_since = :unanswered, last_agent = :lastAgent,
                    rating_score = :score, rating_comment = :comment, rating_at = :ratedAt, callback = :callback::jsonb,
                    email_wanted_at = :emailWanted,
                    last_kind = coalesce(:lastKind, last_kind),
                    last_author_kind = coalesce(:lastAuthorKind, last_author_kind),
                    last_author_id = CASE WHEN :lastKind::text IS NULL THEN last_author_id ELSE :lastAuthorId END,
                    last_author_name = CASE WHEN :lastKind::text IS NULL THEN last_author_name ELSE :lastAuthorName END,
                    last_text = coalesce(:lastText, last_text), last_at = coalesce(:lastAt, last_at),
                    updated_at = coalesce(:at, updated_at), revision = :revision
                WHERE id = :id""")
                .param("id", c.id().value())
                .param("channel", c.channel().name())
                .param("language", c.language())
                .param("priority", c.priority().name())
                .param("topic", text(c.topic()))
                .param("topicOrigin", text(rows.topicOrigin(c)))
                .param("tags", c.tags().stream().sorted().toArray(String[]::new))
                .param("queue", text(c.queue() == null ? null : c.queue().value()))
                .param("state", c.status().word())
                .param("since", utc(ConversationRows.since(c)))
                .param("assignee", text(assignee == null ? null : assignee.value()))
                .param("outcome", text(ConversationRows.outcome(c)))
                .param("resolvedBy", text(ConversationRows.resolvedBy(c)))
                .param("open", text(rows.openQuestions(c)))
                .param("due", utc(c.dueAt()))
                .param("callback", text(rows.callback(c)))
                .param(
                        "emailWanted",
                        c.emailWantedAt() == null ? null : utc(c.emailWantedAt()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param(
                        "participants",
                        c.participants().stream().map(AgentId::value).sorted().toArray(String[]::new))
                .param("sequence", c.lastSequence())
                .param("unanswered", utc(c.unansweredSince()))
                .param(
                        "lastAgent",
                        text(c.lastAgent() == null ? null : c.lastAgent().value()))
                .param("score", c.rating() == null ? null : c.rating().score(), Types.INTEGER)
                .param("comment", text(c.rating() == null ? null : c.rating().comment()))
                .param("ratedAt", c.rating() == null ? null : utc(c.rating().at()))
                .param("lastKind", text(last == null ? null : last.kind().name()))
                .param(
                        "lastAuthorKind",
                        text(last == null ? null : last.author().kind().name()))
                .param("lastAuthorId", text(last == null ? null : last.author().id()))
                .param(
                        "lastAuthorName",
                        text(last == null ? null : last.author().name()))
                .param("lastText", text(last == null ? null : preview(last)))
                .param("lastAt", last == null ? null : utc(last.at()))
                .param("at", utc(at))
                .param("revision", c.revision())
                .update();
    }

    /** With its type: the server would parse a statement anew whenever other parameters are null than before. */
    private static SqlParameterValue text(@Nullable String value) {
        return new SqlParameterValue(Types.VARCHAR, value);
    }

    private static String preview(Entry e) {
        if (e.text().isBlank() && !e.attachments().isEmpty()) {
            return e.attachments().getFirst().name();
        }
        if (e.text().length() <= LONGEST_PREVIEW) {
            return e.text();
        }
        int end =
                Character.isHighSurrogate(e.text().charAt(LONGEST_PREVIEW - 1)) ? LONGEST_PREVIEW - 1 : LONGEST_PREVIEW;
        return e.text().substring(0, end);
    }

    @Override
    public Optional<Conversation> find(ConversationId id) {
        return jdbc.sql("SELECT * FROM conversation WHERE id = ?")
                .param(id.value())
                .query(rows::read)
                .optional();
    }

    @Override
    public Optional<Conversation> current(CustomerId customer) {
        return jdbc.sql(CURRENT).param(customer.value()).query(rows::read).optional();
    }

    @Override
    public boolean serves(AgentId agent, CustomerId customer) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT 1 FROM conversation WHERE customer_id IN (
                        SELECT p.id FROM customer p WHERE coalesce(p.person, p.id) =
                            (SELECT coalesce(q.person, q.id) FROM customer q WHERE q.id = ?))
                    AND (assignee = ? OR participants @> ARRAY[?::text]))""")
                .param(customer.value())
                .param(agent.value())
                .param(agent.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<Entry> after(ConversationId id, long sequence, int limit) {
        return jdbc.sql("SELECT " + EntryRows.COLUMNS
                        + " FROM entry WHERE conversation_id = ? AND sequence > ? ORDER BY sequence LIMIT ?")
                .param(id.value())
                .param(sequence)
                .param(limit)
                .query(entries::read)
                .list();
    }

    @Override
    public List<Entry> before(ConversationId id, long sequence, int limit) {
        return jdbc.sql("SELECT " + EntryRows.COLUMNS
                        + " FROM entry WHERE conversation_id = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?")
                .param(id.value())
                .param(sequence)
                .param(limit)
                .query(entries::read)
                .list()
                .reversed();
    }

    @Override
    public Optional<Entry> entry(ConversationId id, MessageId entry) {
        return jdbc.sql("SELECT " + EntryRows.COLUMNS + " FROM entry WHERE id = ? AND conversation_id = ?")
                .param(entry.value())
                .param(id.value())
                .query(entries::read)
                .optional();
    }

    @Override
    public List<Entry> lastWordsOfCustomer(ConversationId id, int limit) {
        return jdbc.sql("SELECT " + EntryRows.COLUMNS
                        + " FROM entry WHERE conversation_id = ? AND author_kind = 'CUSTOMER' AND kind = 'MESSAGE'"
                        + " ORDER BY sequence DESC LIMIT ?")
                .param(id.value())
                .param(limit)
                .query(entries::read)
                .list()
                .reversed();
    }

    @Override
    public Optional<Decision> changeDue(Instant now, Function<Conversation, Decision> decide) {
        // SKIP LOCKED: replicas share the work, and a conversation that somebody is writing in is not late yet.
        return Objects.requireNonNull(transaction.execute(_ -> jdbc.sql(
                        "SELECT * FROM conversation WHERE due_at <= ? ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED")
                .param(utc(now))
                .query(rows::read)
                .optional()
                .map(c -> kept(decide.apply(c)))));
    }
}
