package io.pronto.knowledge.learning.adapter;

import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.learning.Feedbacks;
import io.pronto.knowledge.search.Embeddings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class LearningWiring {
    @Bean
    Feedbacks feedbacks(JdbcClient jdbc) {
        return new PostgresFeedbacks(jdbc);
    }

    @Bean
    AnswerWishes answerWishes(JdbcClient jdbc) {
        return new AnswerWishes(jdbc);
    }

    @Bean
    Learning learning(
            Articles articles,
            Embeddings embeddings,
            Feedbacks feedbacks,
            AnswerWishes wishes,
            JdbcClient jdbc,
            Clock clock) {
        return new Learning(
                articles,
                embeddings,
                feedbacks,
                new LessonVectors(jdbc, embeddings),
                new TaughtModels(jdbc),
                wishes,
                new LearningRow(jdbc),
                clock);
    }
}
