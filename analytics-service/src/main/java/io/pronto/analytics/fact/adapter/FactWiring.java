package io.pronto.analytics.fact.adapter;

import io.pronto.analytics.AnalyticsSettings;
import io.pronto.analytics.fact.FactBook;
import io.pronto.analytics.fact.FactKeeping;
import io.pronto.contracts.ConversationEvent;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Event;
import io.pronto.contracts.EventTypes;
import io.pronto.contracts.RoutingEvent;
import io.pronto.contracts.RoutingEvent.AgentPresenceChanged;
import io.pronto.contracts.RoutingEvent.AgentProfileChanged;
import io.pronto.contracts.RoutingEvent.QueueChanged;
import io.pronto.contracts.SlaEvent;
import io.pronto.platform.event.Subscriptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FactWiring {

    @Bean
    FactKeeping factKeeping(FactBook book, AnalyticsSettings settings) {
        return new FactKeeping(book, settings.recontact());
    }

    /** Everything that happens to conversations, whoever tells it. */
    @Bean
    Subscriptions facts(FactKeeping facts, PostgresDirectory directory) {
        Subscriptions all = Subscriptions.of("facts")
                .on(AgentProfileChanged.class, (event, context) -> directory.profile(event))
                .on(AgentPresenceChanged.class, (event, context) -> directory.presence(event))
                .on(QueueChanged.class, (event, context) -> directory.queue(event));
        for (Class<? extends Event> type : EventTypes.all().values()) {
            if (ConversationEvent.class.isAssignableFrom(type)) {
                all = all.on(type, (event, context) -> facts.take((ConversationEvent) event));
            } else if (SlaEvent.class.isAssignableFrom(type)) {
                all = all.on(type, (event, context) -> {
                    facts.take((SlaEvent) event);
                    directory.clock((SlaEvent) event);
                });
            } else if (RoutingEvent.class.isAssignableFrom(type) && aboutConversation(type)) {
                all = all.on(
                        type, (event, context) -> facts.take(ConversationId.of(event.subject()), (RoutingEvent) event));
            }
        }
        return all.patient();
    }

    private static boolean aboutConversation(Class<? extends Event> type) {
        return type != AgentProfileChanged.class
                && type != AgentPresenceChanged.class
                && type != QueueChanged.class
                // Told to the customer every second or so; it measures nothing.
                && type != RoutingEvent.WaitEstimated.class;
    }
}
