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
 * @param participants agents who have or had it or wrote in it
 * @param lastSequence the sequence of its newest entry
 * @param unansweredSince the first customer message that neither bot nor person has answered
 * @param lastAgent who had it last
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
        @Nullable QueueId queue,
        ConversationState state,
        Set<AgentId> participants,
        long lastSequence,
        @Nullable Instant unansweredSince,
        @Nullable AgentId lastAgent,
        @Nullable Rating rating,
        Instant createdAt,
        long revision) {

    /** How many agents are remembered as participants;. */
    static final int MOST_PARTICIPANTS = 50;

    public Conversation {
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
        return new Conversation(
                id,
                number,
                customer,
                channel,
                owner,
                language,
                priority,
                tier,
                topic,
                queue,
                next,
                participants,
                lastSequence,
                unansweredSince,
                agent == null ? lastAgent : agent,
                rating,
                createdAt,
                revision);
    }

    Conversation withQueue(@Nullable QueueId next) {
        return new Conversation(
                id,
                number,
                customer,
                channel,
                owner,
                language,
                priority,
                tier,
                topic,
                next,
                state,
                participants,
                lastSequence,
                unansweredSince,
                lastAgent,
                rating,
                createdAt,
                revision);
    }

    Conversation withParticipant(AgentId agent) {
        if (participants.contains(agent) || participants.size() >= MOST_PARTICIPANTS) {
            return this;
        }
        Set<AgentId> more = new LinkedHashSet<>(participants);
        more.add(agent);
        return new Conversation(
                id,
                number,
                customer,
                channel,
                owner,
                language,
                priority,
                tier,
                topic,
                queue,
                state,
                more,
                lastSequence,
                unansweredSince,
                lastAgent,
                rating,
                createdAt,
                revision);
    }

    Conversation withLastSequence(long next) {
        return new Conversation(
                id,
                number,
                customer,
                channel,
                owner,
                language,
                priority,
                tier,
                topic,
                queue,
                state,
                participants,
                next,
                unansweredSince,
                lastAgent,
                rating,
                createdAt,
                revision);
    }

    Conversation withUnansweredSince(@Nullable Instant since) {
        return new Conversation(
                id,
                number,
                customer,
                channel,
                owner,
                language,
                priority,
                tier,
                topic,
                queue,
                state,
                participants,
                lastSequence,
                since,
                lastAgent,
                rating,
                createdAt,
                revision);
    }

    Conversation withRating(Rating next) {
        return new Conversation(
                id,
                number,
                customer,
                channel,
                owner,
                language,
                priority,
                tier,
                topic,
                queue,
                state,
                participants,
                lastSequence,
                unansweredSince,
                lastAgent,
                next,
                createdAt,
                revision);
    }

    Conversation classified(Priority nextPriority, @Nullable String nextTopic, String nextLanguage) {
        return new Conversation(
                id,
                number,
                customer,
                channel,
                owner,
                nextLanguage,
                nextPriority,
                tier,
                nextTopic,
                queue,
                state,
                participants,
                lastSequence,
                unansweredSince,
                lastAgent,
                rating,
                createdAt,
                revision);
    }

    Conversation nextRevision() {
        return new Conversation(
                id,
                number,
                customer,
                channel,
                owner,
                language,
                priority,
                tier,
                topic,
                queue,
                state,
                participants,
                lastSequence,
                unansweredSince,
                lastAgent,
                rating,
                createdAt,
                revision + 1);
    }
}
