package io.pronto.knowledge.freshness.adapter;

import io.pronto.knowledge.freshness.PolicyChanges;
import io.pronto.platform.audit.AuditLog;
import io.pronto.platform.event.EventOutbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class FreshnessWiring {
    @Bean
    PolicyChanges policyChanges(JdbcClient jdbc) {
        return new PostgresPolicyChanges(jdbc);
    }

    @Bean
    Freshness freshness(PolicyChanges changes, EventOutbox outbox, AuditLog audit) {
        return new Freshness(changes, outbox, audit);
    }
}
