package io.pronto.conversation.live.adapter;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.pronto.conversation.ConversationSettings;
import io.pronto.conversation.customer.Customers;
import io.pronto.conversation.enquiry.Changes;
import io.pronto.conversation.inbox.Inbox;
import io.pronto.conversation.inbox.Receipts;
import io.pronto.conversation.live.LiveFeed;
import io.pronto.conversation.live.Switchboard;
import io.pronto.platform.event.EventOutbox;
import io.pronto.platform.event.Subscriptions;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class LiveWiring {

    @Bean
    Switchboard switchboard(MeterRegistry meters) {
        Switchboard switchboard = new Switchboard();
        Gauge.builder("pronto.live.pages", switchboard, Switchboard::pages)
                .description("Open live streams on this replica")
                .register(meters);
        return switchboard;
    }

    @Bean
    RedisReplicas redisReplicas(
            LettuceConnectionFactory redis,
            Switchboard switchboard,
            ObjectMapper json,
            Supplier<UUID> ids,
            @Value("${pronto.bus.prefix:pronto}") String prefix) {
        AbstractRedisClient client = redis.getRequiredNativeClient();
        if (!(client instanceof RedisClient single)) {
            throw new IllegalStateException("Live streams need one Redis address, but the client is " + client
                    + ". Set PRONTO_REDIS_URL or spring.data.redis.url.");
        }
        return new RedisReplicas(single, prefix + ":live", switchboard, json, ids.get());
    }

    @Bean
    Audiences audiences(JdbcClient jdbc) {
        return new Audiences(jdbc);
    }

    @Bean
    ChangedRows changedRows(
            Inbox inbox,
            Receipts receipts,
            Audiences audiences,
            ObjectMapper json,
            Switchboard switchboard,
            RedisReplicas replicas) {
        return new ChangedRows(inbox, receipts, audiences, json, event -> {
            switchboard.hand(event);
            replicas.tell(event);
        });
    }

    @Bean
    LiveFeed liveFeed(Audiences audiences, Switchboard switchboard, RedisReplicas replicas, ChangedRows rows) {
        return new LiveWire(audiences, switchboard, replicas::tell, rows::add);
    }

    @Bean
    Changes liveChanges(LiveFeed feed, ObjectMapper json) {
        return new LiveChanges(feed, json);
    }

    @Bean
    DeliveryMarks deliveryMarks(Receipts receipts, Audiences audiences, LiveFeed feed, ObjectMapper json) {
        return new DeliveryMarks(receipts, audiences, feed, json);
    }

    @Bean
    StaffPages staffPages(
            Switchboard switchboard,
            JdbcClient jdbc,
            EventOutbox outbox,
            PlatformTransactionManager transactions,
            Clock clock,
            Supplier<UUID> ids) {
        return new StaffPages(
                switchboard::staffHere, jdbc, outbox::publish, new TransactionTemplate(transactions), clock, ids.get());
    }

    @Bean
    EventStream eventStream(
            Switchboard switchboard,
            Clock clock,
            ConversationSettings settings,
            DeliveryMarks marks,
            StaffPages staffPages) {
        return new EventStream(
                switchboard,
                clock,
                settings.streams().ping(),
                settings.streams().longest(),
                marks::delivered,
                staffPages::agree);
    }

    @Bean
    VisitorsHere visitorsHere(Switchboard switchboard, Customers customers, Clock clock) {
        return new VisitorsHere(switchboard, customers, clock);
    }

    @Bean
    @Order(4)
    Subscriptions liveNews(LiveFeed feed, Inbox inbox, ObjectMapper json) {
        return new LiveNews(feed, inbox, json).subscriptions();
    }

    /** Ends all streams before the web server waits for its requests to finish: they never would. */
    @Bean
    SmartLifecycle streamEnd(Switchboard switchboard) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                switchboard.open();
                running = true;
            }

            @Override
            public void stop() {
                running = false;
                switchboard.closeAll();
            }

            @Override
            public boolean isRunning() {
                return running;
            }
        };
    }
}
