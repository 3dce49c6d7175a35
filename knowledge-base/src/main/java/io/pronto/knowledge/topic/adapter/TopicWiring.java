package io.pronto.knowledge.topic.adapter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pronto.contracts.ConversationEvent.ConversationReclassified;
import io.pronto.contracts.ConversationEvent.ConversationResolved;
import io.pronto.contracts.ConversationEvent.ConversationStarted;
import io.pronto.contracts.ConversationEvent.CustomerMessageReceived;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Outcome;
import io.pronto.contracts.RoutingEvent.QueueChanged;
import io.pronto.contracts.RoutingEvent.WorkAssigned;
import io.pronto.knowledge.KnowledgeSettings;
import io.pronto.knowledge.answer.Answers;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.knowledge.topic.Topic;
import io.pronto.knowledge.topic.Topics;
import io.pronto.platform.event.EventOutbox;
import io.pronto.platform.event.Subscriptions;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class TopicWiring {
    private static final int REMEMBERED = 50_000;

    @Bean
    Topics topics(JdbcClient jdbc) {
        return new PostgresTopics(jdbc);
    }

    @Bean
    TopicCases topicCases(JdbcClient jdbc) {
        return new TopicCases(jdbc);
    }

    @Bean
    TopicModels topicModels(JdbcClient jdbc, JsonMapper json) {
        return new TopicModels(jdbc, json);
    }

    @Bean
    TopicTraining topicTraining(JdbcClient jdbc) {
        return new TopicTraining(jdbc);
    }

    @Bean
    TopicWorker topicWorker(
            TopicCases cases,
            TopicModels models,
            TopicTraining training,
            Topics topics,
            Embeddings embeddings,
            Answers answers,
            EventOutbox outbox,
            PlatformTransactionManager transactions,
            JdbcTemplate template,
            KnowledgeSettings settings,
            Clock clock) {
        return new TopicWorker(
                cases,
                models,
                training,
                topics,
                embeddings,
                answers::onlyWantsAPerson,
                outbox,
                new TransactionTemplate(transactions),
                new JdbcTemplate(Objects.requireNonNull(template.getDataSource())),
                settings.topics(),
                clock);
    }

    /** What conversations say at first, and what becomes of them. */
    @Bean
    Subscriptions topicEvents(
            TopicCases cases,
            TopicTraining training,
            Topics topics,
            TopicWorker worker,
            KnowledgeSettings settings,
            Clock clock) {
        // Whose first messages are known: later ones cost nothing.
        Cache<ConversationId, Boolean> heardEnough =
                Caffeine.newBuilder().maximumSize(REMEMBERED).build();
        return Subscriptions.of("topics")
                .on(
                        ConversationStarted.class,
                        event -> event.topic() != null,
                        (event, context) -> cases.started(
                                event.conversation(),
                                Language.of(event.language()).orElse(Language.EN),
                                Objects.requireNonNull(event.topic()),
                                event.at()))
                .on(
                        CustomerMessageReceived.class,
                        event -> !event.text().isBlank() && heardEnough.getIfPresent(event.conversation()) == null,
                        (event, context) -> {
                            int heard = cases.heard(
                                    event.conversation(),
                                    Language.written(
                                            event.text(),
                                            Language.of(event.language()).orElse(Language.EN)),
                                    event.text(),
                                    clock.instant());
                            afterCommit(() -> {
                                worker.wake();
                                if (heard >= TopicCases.MESSAGES) {
                                    heardEnough.put(event.conversation(), Boolean.TRUE);
                                }
                            });
                        })
                .on(
                        ConversationReclassified.class,
                        event -> event.topicSource() != null,
                        (event, context) -> cases.classified(
                                event.conversation(), event.topic(), Objects.requireNonNull(event.topicSource())))
                .on(
                        WorkAssigned.class,
                        (event, context) -> cases.handled(
                                event.conversation(), event.queue().value()))
                .on(
                        QueueChanged.class,
                        (event, context) -> cases.queue(event.queue().value(), event.topics()))
                .on(ConversationResolved.class, (event, context) -> {
                    if (event.outcome() != Outcome.RESOLVED) {
                        cases.forget(event.conversation());
                    } else if (cases.finished(
                            event.conversation(),
                            topics.all().stream().map(Topic::key).collect(Collectors.toUnmodifiableSet()),
                            event.at())) {
                        training.lesson(settings.topics().trainAfter(), clock.instant());
                    }
                });
    }

    private static void afterCommit(Runnable then) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                then.run();
            }
        });
    }
}
