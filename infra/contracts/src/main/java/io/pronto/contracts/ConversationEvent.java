package io.pronto.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a conversation, told by conversation-service. */
public sealed interface ConversationEvent extends Event {
    /** The conversation it is about. */
    ConversationId conversation();

    @Override
    default String subject() {
        return conversation().toString();
    }

    /** A customer opened an enquiry. {@code queue} is where its channel or form sends it, if it says. */
    @Version(1)
    record ConversationStarted(
            ConversationId conversation,
            CustomerId customer,
            Channel channel,
            String language,
            Tier tier,
            Priority priority,
            @Nullable QueueId queue,
            @Nullable String topic,
            boolean withBot,
            Instant at)
            implements ConversationEvent {}

    /** The automatic greeting went out. */
    @Version(1)
    record GreetingSent(ConversationId conversation, MessageId message, Instant at) implements ConversationEvent {}

    /**
     * A customer wrote. {@code awaitsBot} tells whether the bot has to answer it; {@code chosen} is the article picked when the
     * bot had asked back. {@code knownTier}: her tier, if the site she writes from vouches for who she is; absent for anybody.
     */
    @Version(1)
    record CustomerMessageReceived(
            ConversationId conversation,
            MessageId message,
            CustomerId customer,
            Channel channel,
            String language,
            String text,
            int attachments,
            boolean awaitsBot,
            @Nullable ArticleId chosen,
            @Nullable Tier knownTier,
            Instant at)
            implements ConversationEvent {
        /** Of somebody for whom nobody vouches. */
        public CustomerMessageReceived(
                ConversationId conversation,
                MessageId message,
                CustomerId customer,
                Channel channel,
                String language,
                String text,
                int attachments,
                boolean awaitsBot,
                @Nullable ArticleId chosen,
                Instant at) {
            this(conversation, message, customer, channel, language, text, attachments, awaitsBot, chosen, null, at);
        }
    }

    /** The bot's answer or question back was put into the transcript. */
    @Version(1)
    record BotReplied(
            ConversationId conversation, MessageId message, MessageId inReplyTo, boolean askedBack, Instant at)
            implements ConversationEvent {}

    /** The customer said whether a bot answer helped. {@code knownTier}: as of the message that was answered. */
    @Version(1)
    record AnswerJudged(
            ConversationId conversation,
            MessageId message,
            List<ArticleId> articles,
            boolean helpful,
            @Nullable Tier knownTier,
            Instant at)
            implements ConversationEvent {
        public AnswerJudged {
            articles = List.copyOf(articles);
        }

        /** By somebody for whom nobody vouches. */
        public AnswerJudged(
                ConversationId conversation, MessageId message, List<ArticleId> articles, boolean helpful, Instant at) {
            this(conversation, message, articles, helpful, null, at);
        }
    }

    /**
     * The conversation needs a person. {@code waitingSince} is the first unanswered customer message; {@code page} where the
     * customer began it, {@code fields} what she filled in there.
     */
    @Version(1)
    record HandoffRequested(
            ConversationId conversation,
            CustomerId customer,
            Channel channel,
            String language,
            Tier tier,
            Priority priority,
            @Nullable QueueId queue,
            List<SkillNeed> skills,
            HandoffReason reason,
            String summary,
            @Nullable AgentId preferred,
            @Nullable String topic,
            @Nullable TopicSource topicSource,
            List<String> tags,
            @Nullable String page,
            List<FormField> fields,
            Instant waitingSince,
            Instant at)
            implements ConversationEvent {
        public HandoffRequested {
            skills = List.copyOf(skills);
            tags = List.copyOf(tags);
            fields = List.copyOf(fields);
        }

        /** Of an enquiry about whose topic nothing is known, from no page. */
        public HandoffRequested(
                ConversationId conversation,
                CustomerId customer,
                Channel channel,
                String language,
                Tier tier,
                Priority priority,
                @Nullable QueueId queue,
                List<SkillNeed> skills,
                HandoffReason reason,
                String summary,
                @Nullable AgentId preferred,
                Instant waitingSince,
                Instant at) {
            this(
                    conversation,
                    customer,
                    channel,
                    language,
                    tier,
                    priority,
                    queue,
                    skills,
                    reason,
                    summary,
                    preferred,
                    null,
                    null,
                    List.of(),
                    null,
                    List.of(),
                    waitingSince,
                    at);
        }
    }

    /** A person answered the customer. {@code text}: what she wrote; absent when files alone were sent. */
    @Version(1)
    record AgentReplied(
            ConversationId conversation,
            MessageId message,
            AgentId agent,
            @Nullable String text,
            Instant at) implements ConversationEvent {
        /** Where the words do not matter. */
        public AgentReplied(ConversationId conversation, MessageId message, AgentId agent, Instant at) {
            this(conversation, message, agent, null, at);
        }
    }

    /** A colleague left an internal note; the customer does not see it and no promise is kept by it. */
    @Version(1)
    record NoteAdded(ConversationId conversation, MessageId message, AgentId agent, Instant at)
            implements ConversationEvent {}

    /** The agent waits for the customer; promises pause. */
    @Version(1)
    record CustomerAwaited(ConversationId conversation, AgentId agent, Instant at) implements ConversationEvent {}

    /** Priority, tier, topic or language turned out otherwise. {@code topicSource}: how the topic that holds now came about. */
    @Version(1)
    record ConversationReclassified(
            ConversationId conversation,
            Priority priority,
            Tier tier,
            @Nullable String topic,
            String language,
            @Nullable TopicSource topicSource,
            Instant at)
            implements ConversationEvent {
        /** Where it is not known how the topic came about. */
        public ConversationReclassified(
                ConversationId conversation,
                Priority priority,
                Tier tier,
                @Nullable String topic,
                String language,
                Instant at) {
            this(conversation, priority, tier, topic, language, null, at);
        }
    }

    /** The enquiry is closed. */
    @Version(1)
    record ConversationResolved(
            ConversationId conversation,
            Outcome outcome,
            @Nullable AgentId agent,
            Instant at) implements ConversationEvent {}

    /** The customer wrote again within the reopening time. {@code withBot} false: it goes straight to people. */
    @Version(1)
    record ConversationReopened(ConversationId conversation, boolean withBot, Instant at)
            implements ConversationEvent {}

    /** The customer rated the conversation. {@code score} 1 (bad) to 5 (good). */
    @Version(1)
    record ConversationRated(
            ConversationId conversation,
            int score,
            @Nullable String comment,
            Instant at) implements ConversationEvent {}

    /** These are the conversation's tags now. */
    @Version(1)
    record ConversationTagged(ConversationId conversation, List<String> tags, Instant at) implements ConversationEvent {
        public ConversationTagged {
            tags = List.copyOf(tags);
        }
    }

    /** What is said here can be read by everybody, such as a comment under a post, or no longer. Private until told. */
    @Version(1)
    record VisibilityChanged(ConversationId conversation, boolean publicly, Instant at) implements ConversationEvent {}

    /** A call reached its queue and begins to ring. */
    @Version(1)
    record CallQueued(ConversationId conversation, Instant at) implements ConversationEvent {}

    /** An agent picked the call up. */
    @Version(1)
    record CallAnswered(ConversationId conversation, AgentId agent, Instant at) implements ConversationEvent {}

    /**
     * The customer waits to be answered on that channel from now on: by a call, by e-mail, or again where she wrote. Her wait
     * counts from {@code waitingSince}, whether she stood in line all the time or not. {@code preferred}: who tried before.
     */
    @Version(1)
    record AnswerChannelChosen(
            ConversationId conversation,
            Channel channel,
            @Nullable AgentId preferred,
            Instant waitingSince,
            Instant at) implements ConversationEvent {}

    /**
     * The customer wants to be answered at that time and not before. {@code from}: the agent who leaves it until then; absent when
     * nobody has it.
     */
    @Version(1)
    record WaitSuspended(
            ConversationId conversation, @Nullable AgentId from, Instant until, Instant at)
            implements ConversationEvent {}

    /** The customer asked to be called back, at this time or for this time. */
    @Version(1)
    record CallbackRequested(ConversationId conversation, Instant at) implements ConversationEvent {}

    /** An attempt to call back did not reach the customer. {@code attempt} from 1; {@code nextAt} absent when it was the last. */
    @Version(1)
    record CallbackMissed(
            ConversationId conversation,
            AgentId agent,
            int attempt,
            @Nullable Instant nextAt,
            Instant at) implements ConversationEvent {}

    /** The customer no longer wants to be called back. */
    @Version(1)
    record CallbackWithdrawn(ConversationId conversation, Instant at) implements ConversationEvent {}

    /** An attempt to call back reached the customer. */
    @Version(1)
    record CallbackConnected(ConversationId conversation, AgentId agent, Instant at) implements ConversationEvent {}

    /** An offer rang the agent's telephone, and she picked up for it or did not. */
    @Version(1)
    record OfferAnswered(ConversationId conversation, OfferId offer, AgentId agent, boolean accepted, Instant at)
            implements ConversationEvent {}

    /** The agent who was to speak with the caller could not be connected; the caller waits on. */
    @Version(1)
    record CallUnanswered(ConversationId conversation, AgentId agent, Instant at) implements ConversationEvent {}

    /** The agent lets the caller wait on the line, or speaks with her again. */
    @Version(1)
    record CallHeld(ConversationId conversation, AgentId agent, boolean held, Instant at)
            implements ConversationEvent {}

    /**
     * A call is over. {@code outgoing}: we called. {@code queuedAt}, {@code answeredAt}: when it was in line, and when they began to
     * speak, if so. {@code agent}: who spoke last, or was to.
     */
    @Version(1)
    record CallEnded(
            ConversationId conversation,
            CallId call,
            CallEnding ending,
            boolean outgoing,
            Instant startedAt,
            @Nullable Instant queuedAt,
            @Nullable Instant answeredAt,
            int heldSeconds,
            @Nullable AgentId agent,
            Instant at)
            implements ConversationEvent {}

    /** The agent has done what was left to do after a call, or the time for it was over. {@code disposition}: what came of it, in a word. */
    @Version(1)
    record CallWrappedUp(
            ConversationId conversation,
            CallId call,
            AgentId agent,
            @Nullable String disposition,
            Instant at) implements ConversationEvent {}

    /** It goes on on another channel, with all its promises. */
    @Version(1)
    record ConversationMoved(ConversationId conversation, Channel from, Channel channel, Instant at)
            implements ConversationEvent {}
}
