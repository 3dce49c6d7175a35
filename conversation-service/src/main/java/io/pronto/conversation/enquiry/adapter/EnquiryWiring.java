package io.pronto.conversation.enquiry.adapter;

import io.pronto.conversation.ConversationSettings;
import io.pronto.conversation.customer.Customers;
import io.pronto.conversation.directory.Directory;
import io.pronto.conversation.enquiry.Changes;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Desk;
import io.pronto.conversation.enquiry.Moment;
import io.pronto.platform.event.EventOutbox;
import io.pronto.platform.event.Subscriptions;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class EnquiryWiring {

    @Bean
    Supplier<Moment> now(Clock clock, Supplier<UUID> ids, ConversationSettings settings) {
        return () -> new Moment(clock.instant(), ids, settings.times().rules());
    }

    @Bean
    Conversations conversations(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            EventOutbox outbox,
            ObjectProvider<Changes> listeners,
            ObjectMapper json) {
        return new PostgresConversations(
                jdbc, transaction, outbox, listeners.orderedStream().toList(), json);
    }

    @Bean
    Desk desk(Conversations conversations) {
        return new Desk(conversations);
    }

    @Bean
    WaitEstimates waitEstimates(JdbcClient jdbc) {
        return new WaitEstimates(jdbc);
    }

    @Bean
    DueConversations dueConversations(Conversations conversations, Customers customers, Supplier<Moment> now) {
        return new DueConversations(conversations, customers, now);
    }

    @Bean
    @Order(2)
    Subscriptions enquiryNews(
            Conversations conversations,
            Customers customers,
            Directory directory,
            WaitEstimates waits,
            ConversationSettings settings,
            Supplier<Moment> now) {
        return new EnquiryEvents(conversations, customers, directory, waits, settings.widget(), now).subscriptions();
    }
}
