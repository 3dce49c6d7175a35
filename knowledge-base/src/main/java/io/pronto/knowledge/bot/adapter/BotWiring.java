package io.pronto.knowledge.bot.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.ConversationEvent.AnswerJudged;
import io.pronto.contracts.ConversationEvent.ConversationResolved;
import io.pronto.contracts.ConversationEvent.CustomerMessageReceived;
import io.pronto.knowledge.KnowledgeSettings;
import io.pronto.knowledge.answer.Answers;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.bot.Bot;
import io.pronto.knowledge.bot.Bot.Owed;
import io.pronto.knowledge.bot.BotSession;
import io.pronto.knowledge.bot.BotSessions;
import io.pronto.knowledge.learning.Feedback;
import io.pronto.knowledge.learning.Feedbacks;
import io.pronto.knowledge.phrasing.Phrasing;
import io.pronto.platform.event.EventOutbox;
import io.pronto.platform.event.Subscriptions;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class BotWiring {
    @Bean
    Bot bot(Answers answers, Phrasing phrasing) {
        return new Bot(answers, phrasing);
    }

    @Bean
    BotSessions botSessions(JdbcClient jdbc) {
        return new PostgresBotSessions(jdbc);
    }

    @Bean
    BotTasks botTasks(JdbcClient jdbc) {
        return new BotTasks(jdbc);
    }

    @Bean
    BotWorker botWorker(
            Bot bot,
            BotTasks tasks,
            BotSessions sessions,
            EventOutbox outbox,
            PlatformTransactionManager transactions,
            KnowledgeSettings settings,
            Clock clock) {
        return new BotWorker(bot, tasks, sessions, outbox, new TransactionTemplate(transactions), settings, clock);
    }

    /** Events only leave a task behind: embedding and searching must not hold the bus's transaction. */
    @Bean
    Subscriptions botEvents(BotTasks tasks, BotSessions sessions, BotWorker worker, Feedbacks feedbacks) {
        return Subscriptions.of("bot")
                .on(
                        CustomerMessageReceived.class,
                        CustomerMessageReceived::awaitsBot,
                        (event, context) -> owe(tasks, worker, message(event)))
                // What follows from the judgement is decided where the conversation is; here it is only remembered.
                .on(
                        AnswerJudged.class,
                        (event, context) -> sessions.find(event.conversation()).ifPresent(session -> {
                            judged(session, event).ifPresent(feedbacks::add);
                            if (!event.helpful()) {
                                sessions.save(session.rejects(event.articles()), event.at());
                            }
                        }))
                .on(ConversationResolved.class, (event, context) -> {
                    tasks.drop(event.conversation(), event.at());
                    sessions.forget(event.conversation());
                });
    }

    /** The verdict on the last answer; a question that was asked since then would be judged with the wrong words. */
    private static Optional<Feedback> judged(BotSession session, AnswerJudged event) {
        if (session.question().isEmpty()
                || event.articles().isEmpty()
                || !session.answered().equals(event.articles())) {
            return Optional.empty();
        }
        ArticleId article = event.articles().getFirst();
        return Optional.of(new Feedback(
                session.question(),
                session.language(),
                Audience.narrowestOf(event.knownTier()),
                article,
                event.helpful() ? Feedback.Verdict.RIGHT : Feedback.Verdict.WRONG,
                new Feedback.Guess(article, session.confidence()),
                event.conversation(),
                Feedback.CUSTOMER,
                event.at()));
    }

    private static Owed message(CustomerMessageReceived event) {
        Language spoken =
                Language.written(event.text(), Language.of(event.language()).orElse(Language.EN));
        return new Owed(
                event.conversation(),
                event.message(),
                spoken,
                event.text(),
                event.attachments(),
                event.chosen(),
                event.knownTier(),
                event.at());
    }

    private static void owe(BotTasks tasks, BotWorker worker, Owed owed) {
        tasks.add(owed);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                worker.wake();
            }
        });
    }
}
