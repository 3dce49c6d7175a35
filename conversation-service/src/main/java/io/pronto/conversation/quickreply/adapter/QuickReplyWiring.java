package io.pronto.conversation.quickreply.adapter;

import io.pronto.conversation.quickreply.QuickReplies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class QuickReplyWiring {

    @Bean
    QuickReplies quickReplies(JdbcClient jdbc) {
        return new PostgresQuickReplies(jdbc);
    }
}
