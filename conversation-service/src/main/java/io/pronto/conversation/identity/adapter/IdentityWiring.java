package io.pronto.conversation.identity.adapter;

import io.pronto.conversation.identity.Identities;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class IdentityWiring {

    @Bean
    Identities identities(JdbcClient jdbc, TransactionTemplate transaction, ObjectMapper json) {
        return new PostgresIdentities(jdbc, transaction, json);
    }
}
