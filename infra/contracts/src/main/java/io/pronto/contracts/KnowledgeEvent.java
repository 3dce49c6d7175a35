package io.pronto.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the knowledge base decides and publishes. */
public sealed interface KnowledgeEvent extends Event {

    /** The bot knows the answer. {@code confidence} 0 to 1, calibrated. */
    @Version(1)
    record AnswerGiven(
            ConversationId conversation,
            MessageId inReplyTo,
            String text,
            String language,
            List<Citation> citations,
            double confidence,
            Instant at)
            implements KnowledgeEvent {
        public AnswerGiven {
            citations = List.copyOf(citations);
        }

        @Override
        public String subject() {
            return conversation.toString();
        }
    }

    /** Two or more answers are close: the bot asks back. */
    @Version(1)
    record ClarificationAsked(
            ConversationId conversation,
            MessageId inReplyTo,
            String text,
            String language,
            List<Choice> choices,
            double confidence,
            Instant at)
            implements KnowledgeEvent {
        public ClarificationAsked {
            choices = List.copyOf(choices);
        }

        @Override
        public String subject() {
            return conversation.toString();
        }
    }

    /** The bot hands over, with what it understood. */
    @Version(1)
    record BotGaveUp(
            ConversationId conversation,
            MessageId inReplyTo,
            HandoffReason reason,
            String summary,
            @Nullable SkillId suggestedSkill,
            double confidence,
            Instant at)
            implements KnowledgeEvent {
        @Override
        public String subject() {
            return conversation.toString();
        }
    }

    /**
     * What the customer's first messages seem to be about. {@code confidence} 0 to 1, calibrated; {@code sure}: it reaches the
     * threshold from which it decides rather than only suggests. Told anew when further messages say otherwise.
     */
    @Version(1)
    record TopicSuggested(
            ConversationId conversation,
            String topic,
            double confidence,
            boolean sure,
            List<TopicGuess> alternatives,
            int model,
            Instant at)
            implements KnowledgeEvent {
        public TopicSuggested {
            alternatives = List.copyOf(alternatives);
        }

        @Override
        public String subject() {
            return conversation.toString();
        }
    }

    /** An article's version is what readers see from now on. */
    @Version(1)
    record ArticlePublished(ArticleId article, String language, int version, String title, Instant at)
            implements KnowledgeEvent {
        @Override
        public String subject() {
            return article.toString();
        }
    }

    /** An article is no longer shown. */
    @Version(1)
    record ArticleRetired(ArticleId article, Instant at) implements KnowledgeEvent {
        @Override
        public String subject() {
            return article.toString();
        }
    }

    /** A rule of the house changed, and with it what these articles have to say. */
    @Version(1)
    record PolicyChangeRecorded(UUID change, List<ArticleId> articles, Instant at) implements KnowledgeEvent {
        public PolicyChangeRecorded {
            articles = List.copyOf(articles);
        }

        @Override
        public String subject() {
            return change.toString();
        }
    }

    /** Every article that the change affects has been published anew. */
    @Version(1)
    record PolicyChangePublished(UUID change, Instant at) implements KnowledgeEvent {
        @Override
        public String subject() {
            return change.toString();
        }
    }
}
