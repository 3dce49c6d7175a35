package io.pronto.platform.event;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.pronto.platform.PlatformAutoConfiguration;
import io.pronto.platform.audit.AuditAutoConfiguration;
import io.pronto.platform.audit.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Outbox, relay and readers of a service with a database; over Redis unless the service brings another {@link EventBus}. */
@AutoConfiguration(
        after = {
            PlatformAutoConfiguration.class,
            AuditAutoConfiguration.class,
            JdbcClientAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class,
            DataRedisAutoConfiguration.class,
            LiquibaseAutoConfiguration.class,
            CompositeMeterRegistryAutoConfiguration.class
        },
        afterName =
                "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration")
@ConditionalOnBean(JdbcClient.class)
@EnableConfigurationProperties(BusSettings.class)
class EventAutoConfiguration {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    @Bean
    @ConditionalOnMissingBean(EventBus.class)
    RedisEventBus eventBus(DataRedisConnectionDetails details, BusSettings settings) {
        return new RedisEventBus(client(details), settings.prefix(), settings.streamLength());
    }

    /** Own connections, apart from the application's: a blocking read must not share, and nothing may be buffered unseen while Redis is away. */
    private static RedisClient client(DataRedisConnectionDetails details) {
        DataRedisConnectionDetails.Standalone node = details.getStandalone();
        if (node == null) {
            throw new IllegalStateException(
                    "The event bus needs one Redis address: set PRONTO_REDIS_URL or spring.data.redis.url.");
        }
        RedisURI.Builder uri = RedisURI.builder()
                .withHost(node.getHost())
                .withPort(node.getPort())
                .withDatabase(node.getDatabase())
                .withSsl(details.getSslBundle() != null)
                .withTimeout(Duration.ofSeconds(5));
        String password = details.getPassword();
        String username = details.getUsername();
        if (password != null && username != null) {
            uri.withAuthentication(username, password.toCharArray());
        } else if (password != null) {
            uri.withPassword(password.toCharArray());
        }
        ClientResources resources = ClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(
                        Delay.exponential(Duration.ofMillis(10), Duration.ofSeconds(1), 2, TimeUnit.MILLISECONDS))
                .build();
        RedisClient client = RedisClient.create(resources, uri.build());
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT_TIMEOUT)
                        .keepAlive(true)
                        .tcpNoDelay(true)
                        .build())
                .timeoutOptions(TimeoutOptions.create())
                .build());
        return client;
    }

    @Bean
    BusMetrics busMetrics(MeterRegistry registry) {
        return new BusMetrics(registry);
    }

    @Bean
    OutboxRelay outboxRelay(
            @Value("${pronto.service}") String service,
            JdbcClient jdbc,
            EventBus bus,
            BusSettings settings,
            BusMetrics metrics) {
        return new OutboxRelay(service, new OutboxTable(jdbc), new CloudEventFormat(), bus, settings, metrics);
    }

    @Bean
    @ConditionalOnMissingBean(EventOutbox.class)
    EventOutbox eventOutbox(
            @Value("${pronto.service}") String service,
            JdbcClient jdbc,
            Supplier<UUID> ids,
            EventTracing tracing,
            OutboxRelay relay) {
        return new PostgresOutbox(service, new OutboxTable(jdbc), new CloudEventFormat(), ids, tracing::current, relay);
    }

    @Bean
    EventTracing eventTracing(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new EventTracing(tracer.getIfAvailable(), propagator.getIfAvailable());
    }

    @Bean
    ParkedEvents parkedEvents(JdbcClient jdbc) {
        return new ParkedEvents(jdbc);
    }

    @Bean
    EventDispatch eventDispatch(ObjectProvider<Subscriptions> subscriptions) {
        return new EventDispatch(
                new CloudEventFormat(), subscriptions.orderedStream().toList());
    }

    @Bean
    EventApplication eventApplication(
            EventDispatch dispatch,
            JdbcClient jdbc,
            ParkedEvents parked,
            PlatformTransactionManager transactions,
            BusMetrics metrics,
            EventTracing tracing,
            Clock clock) {
        return new EventApplication(
                dispatch,
                new CursorTable(jdbc),
                parked,
                new TransactionTemplate(transactions),
                metrics,
                tracing,
                clock);
    }

    @Bean
    EventReader eventReader(
            EventDispatch dispatch,
            JdbcClient jdbc,
            EventApplication application,
            EventBus bus,
            BusSettings settings,
            BusMetrics metrics,
            ObjectProvider<EventGate> gate) {
        return new EventReader(
                dispatch,
                new CursorTable(jdbc),
                application,
                bus,
                settings,
                metrics,
                gate.getIfAvailable(() -> new EventGate(true)));
    }

    @Bean
    SmartLifecycle eventLifecycle(OutboxRelay relay, EventReader reader) {
        return new EventLifecycle(relay, reader);
    }

    @Bean
    @ConditionalOnBean(AuditLog.class)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    ParkedEventController parkedEventController(
            ParkedEvents parked,
            EventApplication application,
            AuditLog audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new ParkedEventController(parked, application, audit, new TransactionTemplate(transactions), clock);
    }

    /** Reading starts when all beans are there and stops before the first one goes; the relay outlives the reader. */
    private static final class EventLifecycle implements SmartLifecycle {
        private final OutboxRelay relay;
        private final EventReader reader;
        private volatile boolean running;

        EventLifecycle(OutboxRelay relay, EventReader reader) {
            this.relay = relay;
            this.reader = reader;
        }

        @Override
        public void start() {
            running = true;
            relay.start();
            reader.start();
        }

        @Override
        public void stop() {
            reader.close();
            relay.close();
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
