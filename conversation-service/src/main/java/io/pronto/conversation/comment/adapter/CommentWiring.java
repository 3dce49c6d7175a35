package io.pronto.conversation.comment.adapter;

import io.pronto.conversation.comment.CommentRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class CommentWiring {

    @Bean
    CommentRules commentRules(JdbcClient jdbc, TransactionTemplate transaction) {
        return new PostgresCommentRules(jdbc, transaction);
    }
}
