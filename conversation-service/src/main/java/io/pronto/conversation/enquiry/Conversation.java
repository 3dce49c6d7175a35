package io.pronto.conversation.enquiry;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.Tier;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One enquiry of one customer.
 *
 * <p>Its life: a customer writes and it is {@code WithBot}, or {@code Waiting} at once where no bot answers. The bot's
 * silence, doubt or failure, or the customer's wish, makes it {@code Waiting}. Routing finds an agent: {@code Assigned};
 * the agent may wait for the customer: {@code AwaitingCustomer}; her next message brings it back. An agent who leaves
 * or transfers it puts it back to {@code Waiting}. It ends {@code Resolved}, and goes on if the customer writes again
 * soon enough.
 *
 * @param number a short number for people to say, unique
 * @param owner the integrator that created it; null for the widget and staff
 * @param topicOrigin how it came to its topic, or to be sent where it was sent without one
 * @param entrance how it came in
 * @param tags what staff have put on it, at most {@value #MOST_TAGS}
 * @param participants agents who have or had it or wrote in it
 * @param lastSequence the sequence of its newest entry
 * @param unansweredSince the first customer message that neither bot nor person has answered
 * @param lastAgent who had it last
 * @param callback the customer's wish to be called, if she ever had one
 * @param emailWantedAt when she asked to be answered by e-mail, if she did
 * @param revision counts changes, from 1
 */
public record Conversation(
        ConversationId id,
        long number,
        CustomerId customer,
        Channel channel,
        @Nullable String owner,
        String language,
        Priority priority,
        Tier tier,
        @Nullable String topic,
        @Nullable TopicOrigin topicOrigin,
        Entrance entrance,
        Set<String> tags,
        @Nullable QueueId queue,
        ConversationState state,
        Set<AgentId> participants,
        long lastSequence,
        @Nullable Instant unansweredSince,
        @Nullable AgentId lastAgent,
        @Nullable Rating rating,
        @Nullable Callback callback,
        @Nullable Instant emailWantedAt,
        Instant createdAt,
        long revision) {

    /** How many agents are remembered as participants. */
    static final int MOST_PARTICIPANTS = 50;

    /** Most tags of one conversation. */
    public static final int MOST_TAGS = 20;

    public Conversation {
        tags = Set.copyOf(tags);
        participants = Set.copyOf(participants);
    }

    /** Which state it is in. */
    public Status status() {
        return state.status();
    }

    /** When it was resolved, if it is. */
    public @Nullable Instant resolvedAt() {
        return state instanceof ConversationState.Resolved r ? r.at() : null;
    }

    Conversation withState(ConversationState next) {
        Transitions.require(state.status(), next.status());
        AgentId agent = next instanceof ConversationState.Resolved r ? r.agent() : next.assignee();
        return with(copy -> {
            copy.state = next instanceof ConversationState.Waiting waiting && answeredElsewhere()
                    ? new ConversationState.Waiting(waiting.since(), null)
                    : next;
            if (next instanceof ConversationState.Resolved) {
                copy.emailWantedAt = null;
            }
            copy.lastAgent = agent == null ? lastAgent : agent;
        });
    }

    Conversation withQueue(@Nullable QueueId next) {
        return with(copy -> copy.queue = next);
    }

    Conversation withParticipant(AgentId agent) {
        if (participants.contains(agent) || participants.size() >= MOST_PARTICIPANTS) {
            return this;
        }
        Set<AgentId> more = new LinkedHashSet<>(participants);
        more.add(agent);
        return with(copy -> copy.participants = more);
    }

    Conversation withTags(Set<String> next) {
        return with(copy -> copy.tags = next);
    }

    Conversation withLastSequence(long next) {
        return with(copy -> copy.lastSequence = next);
    }

    Conversation withUnansweredSince(@Nullable Instant since) {
        return with(copy -> copy.unansweredSince = since);
    }

    Conversation withCallback(Callback next) {
        return with(copy -> {
            copy.callback = next;
            copy.emailWantedAt = next.wanted() ? null : emailWantedAt;
        });
    }

    Conversation withEmailWantedAt(Instant at) {
        return with(copy -> copy.emailWantedAt = at);
    }

    /** Whether the customer need not stay: she is called, or written to. */
    public boolean answeredElsewhere() {
        return emailWantedAt != null || callback != null && callback.wanted();
    }

    /** When somebody has to look again even if nothing happens. */
    public @Nullable Instant dueAt() {
        return callback != null && callback.state() == Callback.State.PLANNED ? callback.from() : state.dueAt();
    }

    /** The same, going on on another channel. */
    Conversation through(Channel next) {
        return with(copy -> copy.channel = next);
    }

    Conversation withRating(Rating next) {
        return with(copy -> copy.rating = next);
    }

    Conversation classified(
            Priority nextPriority, @Nullable String nextTopic, @Nullable TopicOrigin nextOrigin, String nextLanguage) {
        return with(copy -> {
            copy.priority = nextPriority;
            copy.topic = nextTopic;
            copy.topicOrigin = nextOrigin;
            copy.language = nextLanguage;
        });
    }

    Conversation nextRevision() {
        return with(copy -> copy.revision = revision + 1);
    }

    private Conversation with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.done();
    }

    /** What may change, laid open for one change. */
    private static final class Copy {
        private final Conversation of;
        private Channel channel;
        private String language;
        private Priority priority;
        private @Nullable String topic;
        private @Nullable TopicOrigin topicOrigin;
        private Set<String> tags;
        private @Nullable QueueId queue;
        private ConversationState state;
        private Set<AgentId> participants;
        private long lastSequence;
        private @Nullable Instant unansweredSince;
        private @Nullable AgentId lastAgent;
        private @Nullable Rating rating;
        private @Nullable Callback callback;
        private @Nullable Instant emailWantedAt;
        private long revision;

        Copy(Conversation of) {
            this.of = of;
            channel = of.channel;
            language = of.language;
            priority = of.priority;
            topic = of.topic;
            topicOrigin = of.topicOrigin;
            tags = of.tags;
            queue = of.queue;
            state = of.state;
            participants = of.participants;
            lastSequence = of.lastSequence;
            unansweredSince = of.unansweredSince;
            lastAgent = of.lastAgent;
            rating = of.rating;
            callback = of.callback;
            emailWantedAt = of.emailWantedAt;
            revision = of.revision;
        }

        Conversation done() {
            return new Conversation(
                    of.id,
                    of.number,
                    of.customer,
                    channel,
                    of.owner,
                    language,
                    priority,
                    of.tier,
                    topic,
                    topicOrigin,
                    of.entrance,
                    tags,
                    queue,
                    state,
                    participants,
                    lastSequence,
                    unansweredSince,
                    lastAgent,
                    rating,
                    callback,
                    emailWantedAt,
                    of.createdAt,
                    revision);
        }
    }
}
