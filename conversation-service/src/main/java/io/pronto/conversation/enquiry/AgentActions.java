package io.pronto.conversation.enquiry;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationEvent.AgentReplied;
import io.pronto.contracts.ConversationEvent.CallbackWithdrawn;
import io.pronto.contracts.ConversationEvent.ConversationReclassified;
import io.pronto.contracts.ConversationEvent.ConversationReopened;
import io.pronto.contracts.ConversationEvent.ConversationResolved;
import io.pronto.contracts.ConversationEvent.ConversationTagged;
import io.pronto.contracts.ConversationEvent.CustomerAwaited;
import io.pronto.contracts.ConversationEvent.NoteAdded;
import io.pronto.contracts.ConversationEvent.VisibilityChanged;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.MessageId;
import io.pronto.contracts.Outcome;
import io.pronto.contracts.Priority;
import io.pronto.contracts.TopicSource;
import io.pronto.conversation.enquiry.ConversationState.Assigned;
import io.pronto.conversation.enquiry.ConversationState.AwaitingCustomer;
import io.pronto.conversation.enquiry.ConversationState.Resolved;
import io.pronto.conversation.enquiry.ConversationState.Waiting;
import io.pronto.conversation.enquiry.ConversationState.WithBot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What people who answer can do. Whether they may is {@link Access}' business and asked before. */
public final class AgentActions {

    /** The tag of what everybody can read. */
    public static final String IN_PUBLIC = "public";

    private AgentActions() {}

    /** A colleague at work, as the transcript names her. {@code senior}: may act on conversations of others. */
    public record Colleague(AgentId id, @Nullable String name, boolean senior) {
        Author author() {
            return Author.agent(id, name);
        }
    }

    /** Answers the customer, and with {@code thenWait} says that it is the customer's turn. */
    public static Decision reply(Conversation c, Colleague who, Message message, boolean thenWait, Moment moment) {
        Refusal refusal = whyNotReply(c, who);
        if (refusal != null) {
            return new Decision.Refused(refusal);
        }
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        MessageId id = turn.message(who.author(), message);
        turn.with(now -> now.withUnansweredSince(null).withParticipant(who.id()));
        String text = message.text().isBlank() ? null : message.text();
        turn.tell(new AgentReplied(c.id(), id, who.id(), text, moment.at()));
        if (c.tags().contains(IN_PUBLIC) && "private".equals(message.details().get("visibility"))) {
            moveToPrivate(turn, who);
        }
        if (thenWait && c.state() instanceof Assigned assigned) {
            await(turn, assigned.agent());
        }
        return turn.done();
    }

    /** What began in public goes on between the two: promises to the public no longer hold for it. */
    private static void moveToPrivate(Turn turn, Colleague who) {
        Set<String> left = new TreeSet<>(turn.now().tags());
        left.remove(IN_PUBLIC);
        turn.with(now -> now.withTags(left));
        turn.line(who.author(), "in-private", Map.of());
        turn.tell(new VisibilityChanged(turn.now().id(), false, turn.at()));
        turn.tell(new ConversationTagged(turn.now().id(), List.copyOf(left), turn.at()));
    }

    private static @Nullable Refusal whyNotReply(Conversation c, Colleague who) {
        return switch (c.state()) {
            case WithBot _ -> Refusal.WITH_BOT;
            case Waiting _ -> who.senior() ? null : Refusal.NOT_ASSIGNED;
            case Assigned s -> who.senior() || s.agent().equals(who.id()) ? null : Refusal.NOT_YOURS;
            case AwaitingCustomer s -> who.senior() || s.agent().equals(who.id()) ? null : Refusal.NOT_YOURS;
            case Resolved _ -> Refusal.RESOLVED;
        };
    }

    /** Leaves an internal note, in any state. */
    public static Decision note(Conversation c, Colleague who, Message message, Moment moment) {
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        MessageId id = turn.note(who.author(), message.text(), message.attachments(), message.clientId());
        turn.with(now -> now.withParticipant(who.id()));
        turn.tell(new NoteAdded(c.id(), id, who.id(), moment.at()));
        return turn.done();
    }

    /** Says that it is the customer's turn. */
    public static Decision await(Conversation c, Colleague who, Moment moment) {
        return switch (c.state()) {
            case WithBot _ -> new Decision.Refused(Refusal.WITH_BOT);
            case Waiting _ -> new Decision.Refused(Refusal.NOT_ASSIGNED);
            case AwaitingCustomer _ -> new Decision.Unchanged(c, null);
            case Resolved _ -> new Decision.Refused(Refusal.RESOLVED);
            case Assigned assigned -> {
                if (!who.senior() && !assigned.agent().equals(who.id())) {
                    yield new Decision.Refused(Refusal.NOT_YOURS);
                }
                Turn turn = Turn.of(c, moment.at(), moment.ids());
                await(turn, assigned.agent());
                yield turn.done();
            }
        };
    }

    private static void await(Turn turn, AgentId agent) {
        turn.with(now -> now.withState(new AwaitingCustomer(agent, turn.at())));
        turn.tell(new CustomerAwaited(turn.now().id(), agent, turn.at()));
    }

    /** Closes it. Only seniors close what nobody has. */
    public static Decision resolve(Conversation c, Colleague who, Moment moment) {
        AgentId assignee = c.state().assignee();
        if (c.state() instanceof Resolved) {
            return new Decision.Unchanged(c, null);
        }
        if (!who.senior() && !who.id().equals(assignee)) {
            return new Decision.Refused(assignee == null ? Refusal.NOT_ASSIGNED : Refusal.NOT_YOURS);
        }
        AgentId agent = Objects.requireNonNullElse(assignee, who.id());
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        close(turn, who.author(), Outcome.RESOLVED, agent);
        return turn.done();
    }

    static void close(Turn turn, Author author, Outcome outcome, @Nullable AgentId agent) {
        turn.with(now -> now.withState(new Resolved(outcome, agent, turn.at())).withUnansweredSince(null));
        Callback callback = turn.now().callback();
        if (callback != null && callback.wanted()) {
            turn.with(now -> now.withCallback(callback.withdrawn(turn.at())));
            turn.tell(new CallbackWithdrawn(turn.now().id(), turn.at()));
        }
        turn.line(author, "resolved", Map.of("outcome", outcome.name()));
        turn.tell(new ConversationResolved(turn.now().id(), outcome, agent, turn.at()));
    }

    /** Opens it again; whoever does so is the one to whom routing offers it first. */
    public static Decision reopen(Conversation c, Colleague who, boolean reachable, Moment moment) {
        if (!(c.state() instanceof Resolved resolved)) {
            return new Decision.Refused(Refusal.NOT_RESOLVED);
        }
        if (resolved.at().plus(moment.rules().reopenWithin()).isBefore(moment.at())) {
            return new Decision.Refused(Refusal.TOO_OLD);
        }
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        turn.line(who.author(), "reopened", Map.of());
        turn.tell(new ConversationReopened(c.id(), false, moment.at()));
        AgentId preferred = Objects.requireNonNullElse(resolved.agent(), who.id());
        HandOff.request(turn, HandoffReason.REOPENED, "", List.of(), preferred, reachable, moment.rules());
        return turn.done();
    }

    /**
     * Priority, topic or language turned out otherwise; null leaves as it is. A topic that is named again as it is, is confirmed:
     * nothing but another colleague changes it any more.
     */
    public static Decision reclassify(
            Conversation c,
            Colleague who,
            @Nullable Priority priority,
            @Nullable String topic,
            @Nullable String language,
            Moment moment) {
        Priority nextPriority = priority == null ? c.priority() : priority;
        String nextTopic = topic == null ? c.topic() : topic;
        String nextLanguage = language == null ? c.language() : language;
        TopicOrigin nextOrigin = topic == null ? c.topicOrigin() : TopicOrigin.said(TopicSource.HAND);
        if (nextPriority == c.priority()
                && Objects.equals(nextTopic, c.topic())
                && Objects.equals(nextOrigin, c.topicOrigin())
                && nextLanguage.equals(c.language())) {
            return new Decision.Unchanged(c, null);
        }
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        turn.with(now -> now.classified(nextPriority, nextTopic, nextOrigin, nextLanguage));
        Map<String, String> params = new LinkedHashMap<>();
        params.put("priority", nextPriority.name());
        params.put("language", nextLanguage);
        if (nextTopic != null) {
            params.put("topic", nextTopic);
        }
        turn.line(who.author(), "reclassified", params);
        turn.tell(new ConversationReclassified(
                c.id(),
                nextPriority,
                c.tier(),
                nextTopic,
                nextLanguage,
                nextOrigin == null ? null : nextOrigin.source(),
                moment.at()));
        return turn.done();
    }

    /** These are its tags from now on. */
    public static Decision tag(Conversation c, Colleague who, Set<String> tags, Moment moment) {
        if (tags.equals(c.tags())) {
            return new Decision.Unchanged(c, null);
        }
        List<String> sorted = tags.stream().sorted().toList();
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        turn.with(now -> now.withTags(tags));
        turn.line(who.author(), "tagged", Map.of("tags", String.join(", ", sorted)));
        turn.tell(new ConversationTagged(c.id(), sorted, moment.at()));
        return turn.done();
    }
}
