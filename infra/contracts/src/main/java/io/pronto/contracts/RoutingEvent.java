package io.pronto.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is there, what waits, and who got it, told by routing-service. */
public sealed interface RoutingEvent extends Event {

    /** An agent appeared or changed. {@code capacity} in units of the one budget over all channels (100 = one person's full attention). */
    @Version(1)
    record AgentProfileChanged(
            AgentId agent,
            String username,
            String name,
            Set<String> languages,
            int capacity,
            boolean active,
            Instant at)
            implements RoutingEvent {
        @Override
        public String subject() {
            return agent.value();
        }
    }

    /** An agent came, went or was set away. */
    @Version(1)
    record AgentPresenceChanged(AgentId agent, Presence presence, PresenceCause cause, Instant at)
            implements RoutingEvent {
        @Override
        public String subject() {
            return agent.value();
        }
    }

    /** A queue was defined or edited. {@code names} by language tag; {@code topics} that belong there. {@code hours}: when it is open; always when absent. */
    @Version(1)
    record QueueChanged(
            QueueId queue,
            String name,
            String nameZh,
            boolean active,
            List<String> topics,
            @Nullable OpeningHours hours,
            Instant at)
            implements RoutingEvent {
        public QueueChanged {
            topics = List.copyOf(topics);
        }

        /** A queue without topics that is always open. */
        public QueueChanged(QueueId queue, String name, String nameZh, boolean active, Instant at) {
            this(queue, name, nameZh, active, List.of(), null, at);
        }

        @Override
        public String subject() {
            return queue.value();
        }
    }

    /**
     * What work is about and how that came about. {@code rule}: the name of the rule that said so; {@code confidence} 0 to 1 and
     * {@code alternatives}: of a guess, if there is one. {@code topic} is absent when only a queue or skills were found.
     */
    @Version(1)
    record WorkClassified(
            ConversationId conversation,
            @Nullable String topic,
            TopicSource source,
            @Nullable String rule,
            @Nullable Double confidence,
            List<TopicGuess> alternatives,
            Priority priority,
            Instant at)
            implements RoutingEvent {
        public WorkClassified {
            alternatives = List.copyOf(alternatives);
        }

        @Override
        public String subject() {
            return conversation.toString();
        }
    }

    /** A conversation waits for an agent. {@code position} from 1. */
    @Version(1)
    record WorkQueued(
            ConversationId conversation,
            QueueId queue,
            List<SkillNeed> skills,
            Priority priority,
            int position,
            Instant waitingSince,
            Instant at)
            implements RoutingEvent {
        public WorkQueued {
            skills = List.copyOf(skills);
        }

        @Override
        public String subject() {
            return conversation.toString();
        }
    }

    /** One agent is asked. {@code reasons} are stable codes such as {@code least-loaded}. */
    @Version(1)
    record WorkOffered(
            ConversationId conversation,
            OfferId offer,
            AgentId agent,
            QueueId queue,
            List<String> reasons,
            Instant expiresAt,
            Instant at)
            implements RoutingEvent {
        public WorkOffered {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String subject() {
            return conversation.toString();
        }
    }

    /** An offer ended without an assignment; the work is back at its old place. */
    @Version(1)
    record OfferEnded(
            ConversationId conversation,
            OfferId offer,
            AgentId agent,
            OfferOutcome outcome,
            @Nullable String reason,
            Instant at)
            implements RoutingEvent {
        @Override
        public String subject() {
            return conversation.toString();
        }
    }

    /** The conversation is this agent's from now on. */
    @Version(1)
    record WorkAssigned(
            ConversationId conversation,
            AgentId agent,
            QueueId queue,
            AssignmentCause cause,
            @Nullable AgentId by,
            Instant at)
            implements RoutingEvent {
        @Override
        public String subject() {
            return conversation.toString();
        }
    }

    /** The conversation is nobody's again and waits in {@code queue}, or for {@code toAgent} alone. */
    @Version(1)
    record WorkReturned(
            ConversationId conversation,
            @Nullable AgentId from,
            QueueId queue,
            @Nullable AgentId toAgent,
            ReturnCause cause,
            @Nullable AgentId by,
            @Nullable String note,
            Instant at)
            implements RoutingEvent {
        @Override
        public String subject() {
            return conversation.toString();
        }
    }

    /**
     * Work came to a queue that is closed or full. It waits all the same; the customer is told, and what she may do instead.
     * {@code words} in her language, or absent when the queue has none of its own.
     */
    @Version(1)
    record WaitDiscouraged(
            ConversationId conversation,
            QueueId queue,
            Discouragement cause,
            Alternative alternative,
            @Nullable String words,
            Instant at)
            implements RoutingEvent {
        @Override
        public String subject() {
            return conversation.toString();
        }
    }

    /** What a waiting customer can be told. {@code position} from 1; the seconds are absent when nothing honest can be said. */
    @Version(1)
    record WaitEstimated(
            ConversationId conversation,
            QueueId queue,
            int position,
            @Nullable Integer lowSeconds,
            @Nullable Integer highSeconds,
            Instant at)
            implements RoutingEvent {
        @Override
        public String subject() {
            return conversation.toString();
        }
    }
}
