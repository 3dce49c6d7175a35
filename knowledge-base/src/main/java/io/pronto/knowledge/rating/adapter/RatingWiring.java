package io.pronto.knowledge.rating.adapter;

import io.pronto.knowledge.rating.Ratings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class RatingWiring {
    @Bean
    Ratings ratings(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new PostgresRatings(jdbc, new TransactionTemplate(transactions));
    }
}
