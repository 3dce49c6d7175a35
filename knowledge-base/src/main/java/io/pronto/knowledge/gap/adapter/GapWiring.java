package io.pronto.knowledge.gap.adapter;

import io.pronto.contracts.ConversationEvent.AgentReplied;
import io.pronto.contracts.ConversationEvent.AnswerJudged;
import io.pronto.contracts.ConversationEvent.ConversationRated;
import io.pronto.contracts.ConversationEvent.CustomerMessageReceived;
import io.pronto.contracts.ConversationEvent.HandoffRequested;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.KnowledgeEvent.AnswerGiven;
import io.pronto.contracts.KnowledgeEvent.ArticlePublished;
import io.pronto.contracts.KnowledgeEvent.ArticleRetired;
import io.pronto.contracts.KnowledgeEvent.BotGaveUp;
import io.pronto.knowledge.KnowledgeSettings;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.gap.Fate;
import io.pronto.knowledge.gap.GivenReplies;
import io.pronto.knowledge.gap.Misses;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.platform.event.Subscriptions;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class GapWiring {
    private static final int BAD_RATING = 2;

    @Bean
    AskedQuestions askedQuestions(JdbcClient jdbc) {
        return new AskedQuestions(jdbc);
    }

    @Bean
    Misses misses(JdbcClient jdbc, KnowledgeSettings settings) {
        return new PostgresMisses(jdbc, settings.gaps().missesPerHour());
    }

    @Bean
    GapBook gapBook(JdbcClient jdbc) {
        return new GapBook(jdbc);
    }

    @Bean
    GapTasks gapTasks(JdbcClient jdbc) {
        return new GapTasks(jdbc);
    }

    @Bean
    GivenReplies givenReplies(JdbcClient jdbc, Embeddings embeddings, KnowledgeSettings settings, Clock clock) {
        return new RememberedReplies(jdbc, embeddings, settings.gaps().replies(), clock);
    }

    @Bean
    GapWorker gapWorker(
            GapTasks tasks,
            Embeddings embeddings,
            PlatformTransactionManager transactions,
            KnowledgeSettings settings,
            Clock clock) {
        Supplier<UUID> ids = UUID::randomUUID;
        return new GapWorker(tasks, embeddings, new TransactionTemplate(transactions), settings.gaps(), ids, clock);
    }

    /** What customers ask, how the bot fares, and what colleagues reply. */
    @Bean
    Subscriptions gapEvents(AskedQuestions questions, GapBook book) {
        return Subscriptions.of("gaps")
                .on(
                        CustomerMessageReceived.class,
                        // Picking one of the offered articles asks nothing new.
                        event -> event.chosen() == null
                                && event.text().codePoints().anyMatch(Character::isLetterOrDigit),
                        (event, context) -> questions.heard(
                                event.conversation(),
                                event.message(),
                                Language.written(
                                        event.text(),
                                        Language.of(event.language()).orElse(Language.EN)),
                                event.text(),
                                event.awaitsBot(),
                                event.at()))
                .on(
                        AnswerGiven.class,
                        (event, context) -> questions.answered(
                                event.conversation(),
                                event.inReplyTo(),
                                event.citations().stream()
                                        .map(citation -> citation.article())
                                        .toList(),
                                event.at()))
                .on(
                        BotGaveUp.class,
                        (event, context) ->
                                questions.gaveUp(event.conversation(), event.inReplyTo(), event.reason(), event.at()))
                .on(
                        HandoffRequested.class,
                        // The bot's own reasons come with its own event, which knows the message.
                        event -> event.reason() == HandoffReason.BOT_TOO_SLOW
                                || event.reason() == HandoffReason.ASKED_FOR_PERSON,
                        (event, context) -> questions.settle(event.conversation(), Fate.FOR_PEOPLE, event.at()))
                .on(
                        AnswerJudged.class,
                        event -> !event.helpful(),
                        (event, context) -> questions.rejected(event.conversation(), event.articles(), event.at()))
                .on(
                        ConversationRated.class,
                        event -> event.score() <= BAD_RATING,
                        (event, context) -> questions.ratedBadly(event.conversation(), event.at()))
                .on(
                        AgentReplied.class,
                        event -> event.text() != null,
                        (event, context) -> questions.replied(
                                event.conversation(),
                                event.message(),
                                event.agent(),
                                Objects.requireNonNull(event.text()),
                                event.at()))
                .on(ArticlePublished.class, (event, context) -> book.shown(event.article(), true, event.at()))
                .on(ArticleRetired.class, (event, context) -> book.shown(event.article(), false, event.at()));
    }
}
