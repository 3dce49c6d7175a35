package io.pronto.platform.event;

import com.github.f4b6a3.uuid.UuidCreator;
import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pronto.contracts.Event;
import io.pronto.stack.PostgresAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One replica of a service as far as the bus is concerned: its outbox with relay, and its readers. */
final class BusReplica implements AutoCloseable {
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final EventApplication application;
    final OutboxRelay relay;
    private final HikariDataSource pool;
    private final RedisEventBus bus;
    private final PostgresOutbox outbox;
    private final EventReader reader;

    BusReplica(
            String service, PostgresAddress database, RedisClient redis, String prefix, Subscriptions subscriptions) {
        this(service, database, redis, prefix, subscriptions, 50_000);
    }

    BusReplica(
            String service,
            PostgresAddress database,
            RedisClient redis,
            String prefix,
            Subscriptions subscriptions,
            int streamLength) {
        pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(12);
        jdbc = JdbcClient.create(pool);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        BusSettings settings = new BusSettings(
                prefix,
                Duration.ofDays(3),
                streamLength,
                Duration.ofMillis(200),
                64,
                6,
                Duration.ZERO,
                3,
                Duration.ofMillis(5));
        BusMetrics busMetrics = new BusMetrics(metrics);
        bus = new RedisEventBus(redis, prefix, streamLength);
        CloudEventFormat format = new CloudEventFormat();
        OutboxTable table = new OutboxTable(jdbc);
        relay = new OutboxRelay(service, table, format, bus, settings, busMetrics);
        outbox = new PostgresOutbox(service, table, format, UuidCreator::getTimeOrderedEpoch, () -> null, relay);
        EventDispatch dispatch = new EventDispatch(format, List.of(subscriptions));
        CursorTable cursors = new CursorTable(jdbc);
        application = new EventApplication(
                dispatch,
                cursors,
                new ParkedEvents(jdbc),
                transaction,
                busMetrics,
                EventTracing.none(),
                Clock.systemUTC());
        reader = new EventReader(dispatch, cursors, application, bus, settings, busMetrics, new EventGate(true));
    }

    BusReplica start() {
        relay.start();
        reader.start();
        return this;
    }

    void publish(List<? extends Event> events) {
        transaction.executeWithoutResult(status -> events.forEach(outbox::publish));
    }

    double count(String counter, String... tags) {
        return metrics.find(counter).tags(tags).counters().stream()
                .mapToDouble(c -> c.count())
                .sum();
    }

    /** Ends without any of the good order of a shutdown: connections are cut under running transactions. */
    void crash() {
        pool.close();
        bus.close();
        reader.close();
        relay.close();
    }

    @Override
    public void close() {
        reader.close();
        relay.close();
        bus.close();
        pool.close();
    }
}
