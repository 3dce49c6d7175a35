package io.pronto.conversation.channel.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.MessageId;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import io.pronto.conversation.channel.Arrivals;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connectors;
import io.pronto.conversation.channel.Contacts;
import io.pronto.conversation.channel.Deliveries;
import io.pronto.conversation.channel.Dispatch;
import io.pronto.conversation.channel.Incoming;
import io.pronto.conversation.channel.Incoming.Deleted;
import io.pronto.conversation.channel.Incoming.Edited;
import io.pronto.conversation.channel.Incoming.ReadUpTo;
import io.pronto.conversation.channel.Incoming.Received;
import io.pronto.conversation.channel.Incoming.Reported;
import io.pronto.conversation.channel.IncomingFile;
import io.pronto.conversation.channel.Progress;
import io.pronto.conversation.channel.Texts;
import io.pronto.conversation.channel.Threads;
import io.pronto.conversation.comment.CommentClassifier;
import io.pronto.conversation.comment.CommentRules;
import io.pronto.conversation.comment.Verdict;
import io.pronto.conversation.customer.Customer;
import io.pronto.conversation.customer.Customers;
import io.pronto.conversation.enquiry.AgentActions;
import io.pronto.conversation.enquiry.ChannelNews;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.CustomerActions;
import io.pronto.conversation.enquiry.Decision;
import io.pronto.conversation.enquiry.Enquirer;
import io.pronto.conversation.enquiry.Entrance;
import io.pronto.conversation.enquiry.Entry;
import io.pronto.conversation.enquiry.Message;
import io.pronto.conversation.enquiry.Moment;
import io.pronto.conversation.enquiry.Words;
import io.pronto.conversation.inbox.Receipts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in what platforms say. Each message's own id is claimed first, so that of many that tell the same only one goes
 * on; messages of one thread follow each other through a lock on the thread's name.
 */
final class StoredArrivals implements Arrivals {

    private static final int LONGEST_SUBJECT = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Conversations conversations;
    private final Customers customers;
    private final Contacts contacts;
    private final Threads threads;
    private final Deliveries deliveries;
    private final Receipts receipts;
    private final Connectors connectors;
    private final WaitingFiles files;
    private final CommentRules rules;
    private final Supplier<Moment> now;

    StoredArrivals(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Conversations conversations,
            Customers customers,
            Contacts contacts,
            Threads threads,
            Deliveries deliveries,
            Receipts receipts,
            Connectors connectors,
            WaitingFiles files,
            CommentRules rules,
            Supplier<Moment> now) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.conversations = conversations;
        this.customers = customers;
        this.contacts = contacts;
        this.threads = threads;
        this.deliveries = deliveries;
        this.receipts = receipts;
        this.connectors = connectors;
        this.files = files;
        this.rules = rules;
        this.now = now;
    }

    @Override
    public Arrival accept(Connection connection, Incoming incoming) {
        return Objects.requireNonNull(transaction.execute(_ -> switch (incoming) {
            case Received received -> received(connection, received);
            case Edited edited -> edited(connection, edited);
            case Deleted deleted -> deleted(connection, deleted);
            case Reported reported -> reported(connection, reported);
            case ReadUpTo read -> {
                List<Dispatch> moved = deliveries.readUpTo(connection.id(), read.threadKey(), read.upTo());
                moved.forEach(d -> mark(d, true));
                yield new Ignored(moved.isEmpty() ? "nothing-unread" : "noted");
            }
        }));
    }

    private Arrival received(Connection connection, Received r) {
        if (!claim(connection, r.messageId(), "received")) {
            return new Known();
        }
        lock("thread " + connection.id() + " " + r.threadKey());
        boolean remote = r.files().stream().anyMatch(f -> f.content() instanceof IncomingFile.Remote);
        if (remote || files.waiting(connection, r.threadKey())) {
            files.hold(connection, r);
            return new Held();
        }
        return store(connection, r);
    }

    /** Whether nobody else has told of this; the row's key decides between two who do at once. */
    private boolean claim(Connection connection, String messageId, String what) {
        return jdbc.sql("""
                INSERT INTO channel_message (connection_id, provider_id, what, at) VALUES (?, ?, ?, ?)
                ON CONFLICT (connection_id, provider_id) DO NOTHING""")
                        .param(connection.id())
                        .param(messageId)
                        .param(what)
                        .param(now.get().at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private void lock(String name) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(name)
                .query((_, _) -> 1)
                .single();
    }

    /** Puts it into a conversation; its id is claimed, its thread locked, its files are here. */
    Arrival store(Connection connection, Received r) {
        String text = Texts.cut(r.text(), Words.LONGEST);
        if (text.isBlank() && r.files().isEmpty()) {
            return new Ignored("empty");
        }
        Moment moment = now.get();
        Customer customer = customer(connection, r, moment);
        Enquirer who = new Enquirer(customer.id(), customer.name(), customer.tier(), true);
        Optional<ConversationId> known = Optional.ofNullable(r.conversation())
                .or(() -> threads.newest(connection.id(), r.threadKey()).map(t -> t.conversation()));
        if (known.isEmpty() && r.noPromise()) {
            return new Ignored("automatic");
        }
        Map<String, String> details = new HashMap<>();
        r.details().forEach((name, value) -> details.put(name, Texts.cut(value, Entry.LONGEST_DETAIL)));
        details.put("channel", connection.kind());
        if (r.inPublic()) {
            details.put("visibility", "public");
        }
        Verdict verdict = r.inPublic() ? CommentClassifier.judge(text, rules.all()) : null;
        if (verdict != null) {
            details.put("verdict", verdict.kind().topic() + " " + Math.round(verdict.confidence() * 100) + " %");
        }
        Message message = new Message(text, files.keep(customer.id(), r.files(), details), null, details);
        Decision decision = known.flatMap(id -> conversations.change(
                        id,
                        null,
                        c -> r.noPromise()
                                ? CustomerActions.leave(c, who, message, moment)
                                : CustomerActions.write(c, who, message, null, moment)))
                .filter(d -> d instanceof Decision.Changed)
                .orElseGet(() -> r.noPromise() ? null : open(connection, r, verdict, customer, who, message, moment));
        if (!(decision instanceof Decision.Changed changed)) {
            return new Ignored("automatic");
        }
        Entry entry = changed.entries().stream()
                .filter(e -> e.kind() == Entry.Kind.MESSAGE)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A message made no entry: " + changed.entries()));
        Instant sentAt = r.sentAt().isAfter(moment.at()) ? moment.at() : r.sentAt();
        threads.touch(
                moment.ids().get(),
                connection.id(),
                r.threadKey(),
                changed.after().id(),
                r.sender(),
                r.inPublic(),
                r.messageId(),
                sentAt,
                moment.at());
        tie(connection, r.messageId(), changed.after().id(), entry.id());
        if (verdict != null && verdict.urgent() && changed.before() != null) {
            // A complaint is not made to wait because a friendly word came before it.
            conversations.change(
                    changed.after().id(),
                    null,
                    c -> ChannelNews.moreUrgent(c, verdict.kind().topic(), Priority.HIGH, moment));
        }
        return new Taken(changed.after().id(), entry.id());
    }

    private Decision open(
            Connection connection,
            Received r,
            @Nullable Verdict verdict,
            Customer customer,
            Enquirer who,
            Message message,
            Moment moment) {
        String subject = r.details().get("subject");
        return conversations.start(
                customer.id(),
                number -> CustomerActions.start(
                        who,
                        new CustomerActions.Opening(
                                new ConversationId(moment.ids().get()),
                                number,
                                connectors.of(connection).channel(),
                                null,
                                language(connection, r),
                                verdict != null && verdict.urgent() ? Priority.HIGH : Priority.NORMAL,
                                verdict != null && verdict.urgent()
                                        ? verdict.kind().topic()
                                        : null,
                                Entrance.of(
                                        subject == null ? null : Texts.cut(subject, LONGEST_SUBJECT),
                                        null,
                                        Map.of("channel", connection.kind(), "connection", connection.name())),
                                connection.queue(),
                                // What everybody reads is answered by people.
                                connection.withBot() && !r.inPublic(),
                                null,
                                r.inPublic() ? Set.of(AgentActions.IN_PUBLIC) : Set.of(),
                                r.inPublic()),
                        message,
                        null,
                        moment));
    }

    private static String language(Connection connection, Received r) {
        String spoken = r.language();
        return spoken == null || !spoken.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
                ? connection.language()
                : spoken.split("-", 2)[0].toLowerCase(java.util.Locale.ROOT);
    }

    private Customer customer(Connection connection, Received r, Moment moment) {
        Optional<Customer> known = contacts.of(r.sender()).flatMap(customers::find);
        if (known.isPresent()) {
            return known.get();
        }
        lock("address " + r.sender().kind() + " " + r.sender().value());
        return contacts.of(r.sender()).flatMap(customers::find).orElseGet(() -> {
            Customer fresh = new Customer(
                    new CustomerId(moment.ids().get()),
                    r.sender().name(),
                    "email".equals(r.sender().kind()) ? r.sender().value() : null,
                    Tier.STANDARD,
                    language(connection, r),
                    null,
                    null,
                    moment.at(),
                    1);
            customers.add(fresh, null);
            contacts.remember(r.sender(), fresh.id(), moment.at());
            return fresh;
        });
    }

    private void tie(Connection connection, String messageId, ConversationId conversation, MessageId entry) {
        jdbc.sql(
                        "UPDATE channel_message SET conversation_id = ?, entry_id = ? WHERE connection_id = ? AND provider_id = ?")
                .param(conversation.value())
                .param(entry.value())
                .param(connection.id())
                .param(messageId)
                .update();
    }

    private record Earlier(
            String what,
            @Nullable ConversationId conversation,
            @Nullable MessageId entry) {}

    private Optional<Earlier> earlier(Connection connection, String messageId) {
        return jdbc.sql("""
                SELECT what, conversation_id, entry_id FROM channel_message
                WHERE connection_id = ? AND provider_id = ? FOR UPDATE""")
                .param(connection.id())
                .param(messageId)
                .query((row, _) -> {
                    UUID conversation = row.getObject(2, UUID.class);
                    UUID entry = row.getObject(3, UUID.class);
                    return new Earlier(
                            row.getString(1),
                            conversation == null ? null : new ConversationId(conversation),
                            entry == null ? null : new MessageId(entry));
                })
                .optional();
    }

    private Arrival edited(Connection connection, Edited edited) {
        Earlier earlier = earlier(connection, edited.messageId()).orElse(null);
        if (earlier == null || earlier.conversation() == null || earlier.entry() == null) {
            return files.edit(connection, edited) ? new Held() : new Ignored("unknown-message");
        }
        MessageId entry = earlier.entry();
        String text = Texts.cut(edited.text(), Words.LONGEST);
        Optional<Decision> decision = conversations.change(earlier.conversation(), null, c -> {
            String was = jdbc.sql("""
                    SELECT coalesce((SELECT extras -> 'event' -> 'params' ->> 'text' FROM entry
                        WHERE conversation_id = :c AND kind = 'EVENT' AND extras -> 'event' ->> 'code' = 'edited'
                            AND extras -> 'event' -> 'params' ->> 'entry' = :e ORDER BY sequence DESC LIMIT 1),
                        (SELECT text FROM entry WHERE id = :e::uuid))""")
                    .param("c", c.id().value())
                    .param("e", entry.toString())
                    .query(String.class)
                    .single();
            return text.equals(was)
                    ? new Decision.Unchanged(c, null)
                    : ChannelNews.edited(c, enquirer(c.customer()), entry, text, now.get());
        });
        return made(decision);
    }

    private Arrival deleted(Connection connection, Deleted deleted) {
        if (claim(connection, deleted.messageId(), "deleted")) {
            // It was taken back before it came: then it does not come any more.
            return new Ignored("unknown-message");
        }
        Earlier earlier = earlier(connection, deleted.messageId()).orElseThrow();
        if (earlier.what().equals("deleted")) {
            return new Known();
        }
        jdbc.sql("UPDATE channel_message SET what = 'deleted' WHERE connection_id = ? AND provider_id = ?")
                .param(connection.id())
                .param(deleted.messageId())
                .update();
        if (earlier.conversation() == null || earlier.entry() == null) {
            files.forget(connection, deleted.messageId());
            return new Ignored("not-shown-yet");
        }
        MessageId entry = earlier.entry();
        return made(conversations.change(
                earlier.conversation(), null, c -> ChannelNews.takenBack(c, enquirer(c.customer()), entry, now.get())));
    }

    private static Arrival made(Optional<Decision> decision) {
        return decision.isPresent() && decision.get() instanceof Decision.Changed changed
                ? new Taken(changed.after().id(), changed.entries().getLast().id())
                : new Ignored("same");
    }

    private Enquirer enquirer(CustomerId id) {
        Customer c = customers
                .find(id)
                .orElseThrow(() -> new IllegalStateException("There is no customer " + id + " any more."));
        return new Enquirer(c.id(), c.name(), c.tier(), true);
    }

    private Arrival reported(Connection connection, Reported reported) {
        Optional<Dispatch> moved =
                deliveries.reported(connection.id(), reported.messageId(), reported.progress(), reported.reason());
        if (moved.isEmpty()) {
            return new Ignored("nothing-moved");
        }
        Dispatch d = moved.get();
        if (reported.progress() == Progress.FAILED) {
            return made(conversations.change(
                    d.conversation(),
                    null,
                    c -> ChannelNews.undelivered(c, d.entry(), Texts.cut(reported.reason(), 500), now.get())));
        }
        mark(d, reported.progress() == Progress.READ);
        return new Ignored("noted");
    }

    private void mark(Dispatch d, boolean read) {
        List<Receipts.Mark> marks = new ArrayList<>();
        marks.add(new Receipts.Mark(d.conversation(), Receipts.Side.CUSTOMER, false, d.sequence()));
        if (read) {
            marks.add(new Receipts.Mark(d.conversation(), Receipts.Side.CUSTOMER, true, d.sequence()));
        }
        receipts.mark(marks);
    }
}
