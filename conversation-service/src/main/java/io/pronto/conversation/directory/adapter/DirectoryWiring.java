package io.pronto.conversation.directory.adapter;

import io.pronto.contracts.RoutingEvent.AgentPresenceChanged;
import io.pronto.contracts.RoutingEvent.AgentProfileChanged;
import io.pronto.contracts.RoutingEvent.QueueChanged;
import io.pronto.conversation.directory.Directory;
import io.pronto.platform.event.Subscriptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class DirectoryWiring {

    @Bean
    Directory directory(JdbcClient jdbc, ObjectMapper json) {
        return new PostgresDirectory(jdbc, json);
    }

    @Bean
    @Order(1)
    Subscriptions directoryNews(Directory directory) {
        return Subscriptions.of("directory")
                .on(
                        AgentProfileChanged.class,
                        (e, _) -> directory.agent(e.agent(), e.username(), e.name(), e.active(), e.at()))
                .on(AgentPresenceChanged.class, (e, _) -> directory.presence(e.agent(), e.presence()))
                .on(
                        QueueChanged.class,
                        (e, _) -> directory.queue(e.queue(), e.name(), e.nameZh(), e.active(), e.hours(), e.at()));
    }
}
