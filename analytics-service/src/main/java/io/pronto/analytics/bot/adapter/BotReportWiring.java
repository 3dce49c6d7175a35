package io.pronto.analytics.bot.adapter;

import io.pronto.contracts.ConversationEvent.AnswerJudged;
import io.pronto.contracts.ConversationEvent.BotReplied;
import io.pronto.contracts.KnowledgeEvent.AnswerGiven;
import io.pronto.contracts.KnowledgeEvent.ArticlePublished;
import io.pronto.platform.event.Subscriptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class BotReportWiring {
    @Bean
    BotAnswers botAnswers(JdbcClient jdbc) {
        return new BotAnswers(jdbc);
    }

    /** What the bot said, under which message it stands, and how it was judged. */
    @Bean
    Subscriptions botAnswerEvents(BotAnswers answers) {
        return Subscriptions.of("bot-answers")
                .on(AnswerGiven.class, (event, context) -> answers.given(event))
                .on(BotReplied.class, event -> !event.askedBack(), (event, context) -> answers.shown(event))
                .on(AnswerJudged.class, (event, context) -> answers.judged(event))
                .on(ArticlePublished.class, (event, context) -> answers.titled(event))
                .patient();
    }
}
