package io.pronto.conversation.inbox.adapter;

import io.pronto.conversation.inbox.Drafts;
import io.pronto.conversation.inbox.Inbox;
import io.pronto.conversation.inbox.Receipts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class InboxWiring {

    @Bean
    Inbox inbox(JdbcClient jdbc, ObjectMapper json) {
        return new PostgresInbox(jdbc, json);
    }

    @Bean
    Drafts drafts(JdbcClient jdbc) {
        return new PostgresDrafts(jdbc);
    }

    @Bean
    Receipts receipts(JdbcClient jdbc) {
        return new PostgresReceipts(jdbc);
    }
}
