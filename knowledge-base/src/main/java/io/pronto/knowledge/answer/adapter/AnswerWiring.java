package io.pronto.knowledge.answer.adapter;

import io.pronto.knowledge.answer.Answers;
import io.pronto.knowledge.answer.SensitiveTopics;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Pages;
import io.pronto.knowledge.learning.Teachings;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.knowledge.search.SearchIndex;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class AnswerWiring {
    @Bean
    SensitiveTopics sensitiveTopics(JdbcClient jdbc) {
        return new PostgresSensitiveTopics(jdbc);
    }

    @Bean
    Answers answers(
            Embeddings embeddings,
            SearchIndex index,
            Articles articles,
            Pages pages,
            Teachings teachings,
            SensitiveTopics sensitive,
            JsonMapper json) {
        return new Answers(embeddings, index, articles, pages, TuningFiles.read(json), teachings, sensitive);
    }

    /** The first customer must not wait for what only the first one needs. */
    @Bean
    ApplicationRunner answersWarmUp(Answers answers) {
        return arguments -> Thread.ofPlatform().daemon().name("answers-warm-up").start(answers::warmUp);
    }
}
