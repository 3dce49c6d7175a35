package io.pronto.sla.queue.adapter;

import io.pronto.contracts.RoutingEvent.QueueChanged;
import io.pronto.platform.event.Subscriptions;
import io.pronto.sla.queue.KnownQueues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class QueueWiring {
    @Bean
    KnownQueues knownQueues(JdbcClient jdbc) {
        return new PostgresKnownQueues(jdbc);
    }

    @Bean
    Subscriptions queueSubscriptions(KnownQueues queues) {
        return Subscriptions.of("queues").on(QueueChanged.class, (event, context) -> queues.add(event.queue()));
    }
}
