package io.pronto.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.pronto.contracts.ArticleId;
import io.pronto.contracts.ConversationEvent.AnswerJudged;
import io.pronto.contracts.ConversationEvent.ConversationRated;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.MessageId;
import io.pronto.platform.event.EventBus.Entry;
import io.pronto.platform.event.EventBus.Stream;
import io.pronto.stack.OwnRedis;
import io.pronto.stack.PostgresAddress;
import io.pronto.stack.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Events from one service to another over real servers, while things go wrong. {@code conversation} tells ratings whose score
 * counts up per subject; {@code analytics} writes down what it hears.
 */
class EventFlowIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final OwnRedis redis = TestServers.freshRedis();
    private final PostgresAddress writing = database("flow_writer");
    private final PostgresAddress reading = database("flow_reader");
    private final String prefix = "it-" + UUID.randomUUID();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<ConversationId> subjects = IntStream.range(0, 20)
            .mapToObj(i -> new ConversationId(UUID.randomUUID()))
            .toList();
    private final Map<ConversationId, Integer> told = new HashMap<>();

    @BeforeEach
    void order() {
        subjects.forEach(subject -> told.put(subject, 0));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        redis.close();
    }

    static PostgresAddress database(String name) {
        PostgresAddress address = TestServers.freshDatabase(name);
        try (Connection connection =
                DriverManager.getConnection(address.url(), address.username(), address.password())) {
            new Liquibase("db/changelog.yaml", new ClassLoaderResourceAccessor(), new JdbcConnection(connection))
                    .update(new Contexts());
        } catch (SQLException | LiquibaseException e) {
            throw new IllegalStateException(e);
        }
        return address;
    }

    private RedisClient client() {
        RedisClient client = RedisClient.create(
                ClientResources.builder()
                        .ioThreadPoolSize(2)
                        .computationThreadPoolSize(2)
                        .reconnectDelay(Delay.constant(Duration.ofMillis(20)))
                        .build(),
                redis.url());
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        return client;
    }

    private BusReplica writer() {
        BusReplica replica =
                new BusReplica("conversation", writing, client(), prefix, Subscriptions.of("none")).start();
        open.add(replica);
        return replica;
    }

    private interface Effect {
        void on(ConversationRated event, EventContext context);
    }

    private BusReplica reader(Effect more) {
        BusReplica[] self = new BusReplica[1];
        self[0] = new BusReplica(
                "analytics",
                reading,
                client(),
                prefix,
                Subscriptions.of("ratings").on(ConversationRated.class, (event, context) -> {
                    self[0].jdbc
                            .sql("INSERT INTO effect (subject, text) VALUES (?, ?)")
                            .params(event.subject(), Integer.toString(event.score()))
                            .update();
                    more.on(event, context);
                }));
        open.add(self[0]);
        return self[0].start();
    }

    private BusReplica reader() {
        return reader((event, context) -> {});
    }

    private synchronized ConversationRated next(ConversationId subject) {
        int count = told.merge(subject, 1, Integer::sum);
        return new ConversationRated(subject, count, null, Instant.now());
    }

    private void publish(BusReplica writer, int count) {
        for (int i = 0; i < count; i++) {
            writer.publish(List.of(next(subjects.get(i % subjects.size()))));
        }
    }

    /** Every event took effect exactly once, and per subject in the order of its telling. */
    private void assertAllArrived(BusReplica reader) {
        long expected = told.values().stream().mapToLong(Integer::longValue).sum();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.jdbc
                                .sql("SELECT count(*) FROM effect")
                                .query(Long.class)
                                .single())
                        .isEqualTo(expected));
        told.forEach((subject, count) -> assertThat(reader.jdbc
                        .sql("SELECT text FROM effect WHERE subject = ? ORDER BY id")
                        .param(subject.toString())
                        .query(String.class)
                        .list())
                .as("effects of %s", subject)
                .isEqualTo(IntStream.rangeClosed(1, count)
                        .mapToObj(Integer::toString)
                        .toList()));
    }

    @Test
    void events_arrive_once_and_in_order() {
        BusReplica writer = writer();
        BusReplica reader = reader();
        publish(writer, 500);
        assertAllArrived(reader);
        assertThat(reader.count("pronto.bus.gaps")).isZero();
        assertThat(writer.count("pronto.bus.published")).isEqualTo(500);
        assertThat(reader.count("pronto.bus.handled")).isEqualTo(500);
    }

    @Test
    void an_event_outside_a_transaction_or_of_another_service_is_refused_and_a_rollback_tells_nothing() {
        BusReplica writer = writer();
        BusReplica reader = reader();
        assertThatThrownBy(() -> new PostgresOutbox(
                                "conversation",
                                new OutboxTable(writer.jdbc),
                                new CloudEventFormat(),
                                UUID::randomUUID,
                                () -> null,
                                writer.relay)
                        .publish(next(subjects.getFirst())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outside a transaction");
        told.put(subjects.getFirst(), 0);
        assertThatThrownBy(() ->
                        reader.publish(List.of(new ConversationRated(subjects.getFirst(), 1, null, Instant.now()))))
                .hasMessageContaining("conversation");
        assertThatThrownBy(() -> writer.transaction.executeWithoutResult(status -> {
                    writer.publish(List.of(new ConversationRated(subjects.getFirst(), 99, null, Instant.now())));
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        publish(writer, 40);
        assertAllArrived(reader);
    }

    @Test
    void two_relays_and_two_readers_share_the_work_without_harm() throws Exception {
        List<BusReplica> writers = List.of(writer(), writer());
        List<BusReplica> readers = List.of(reader(), reader());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> done = new ArrayList<>();
            for (ConversationId subject : subjects) {
                done.add(threads.submit(() -> {
                    for (int i = 0; i < 40; i++) {
                        writers.get(i % 2).publish(List.of(next(subject)));
                    }
                }));
            }
            for (Future<?> one : done) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
        assertAllArrived(readers.getFirst());
        assertThat(readers.stream()
                        .mapToDouble(r -> r.count("pronto.bus.handled"))
                        .sum())
                .isEqualTo(800);
        assertThat(writers.getFirst()
                        .jdbc
                        .sql("SELECT sum(last_sequence) FROM bus_partition")
                        .query(Long.class)
                        .single())
                .isEqualTo(800);
    }

    @Test
    void nothing_is_lost_when_redis_is_killed_and_comes_back_empty_again_and_again() throws Exception {
        BusReplica writer = writer();
        BusReplica reader = reader();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> publishing = threads.submit(() -> publish(writer, 3000));
            for (int i = 0; i < 3; i++) {
                long before = handled(reader);
                await().atMost(PATIENCE).until(() -> handled(reader) > before || publishing.isDone());
                redis.kill();
                redis.restartEmpty();
            }
            publishing.get(120, TimeUnit.SECONDS);
        }
        assertAllArrived(reader);
    }

    private static long handled(BusReplica reader) {
        return reader.jdbc.sql("SELECT count(*) FROM effect").query(Long.class).single();
    }

    @Test
    void events_told_while_redis_is_away_arrive_when_it_is_back() {
        BusReplica writer = writer();
        BusReplica reader = reader();
        publish(writer, 20);
        assertAllArrived(reader);
        redis.kill();
        publish(writer, 60);
        redis.restartEmpty();
        assertAllArrived(reader);
    }

    @Test
    void replicas_that_crash_half_way_leave_no_trace() {
        BusReplica writer = writer();
        Random random = new Random(7);
        for (int round = 0; round < 4; round++) {
            BusReplica doomed = reader();
            BusReplica doomedWriter = writer();
            for (int i = 0; i < 100; i++) {
                (random.nextBoolean() ? writer : doomedWriter)
                        .publish(List.of(next(subjects.get(i % subjects.size()))));
            }
            doomed.crash();
            doomedWriter.crash();
        }
        assertAllArrived(reader());
    }

    @Test
    void a_poisoned_event_is_parked_and_the_rest_goes_on() {
        BusReplica writer = writer();
        AtomicInteger tries = new AtomicInteger();
        ConversationId poisoned = subjects.get(3);
        BusReplica reader = reader((event, context) -> {
            if (event.conversation().equals(poisoned) && event.score() == 2) {
                tries.incrementAndGet();
                throw new StackOverflowError("poison");
            }
        });
        publish(writer, 100);
        await().atMost(PATIENCE).until(() -> handled(reader) == 99);
        assertThat(reader.count("pronto.bus.parked")).isOne();
        assertThat(tries.get())
                .as("once or twice in a batch, then three times alone")
                .isBetween(3, 5);
        ParkedEvents.Parked parked =
                new ParkedEvents(reader.jdbc).list(null, 10).getFirst();
        assertThat(parked.event()).contains(poisoned.toString(), "\"specversion\":\"1.0\"");
        assertThat(parked.error()).contains("poison");
        assertThat(reader.jdbc
                        .sql("SELECT text FROM effect WHERE subject = ? ORDER BY id")
                        .param(poisoned.toString())
                        .query(String.class)
                        .list())
                .containsExactly("1", "3", "4", "5");
        assertThat(reader.application.retry(parked.id())).isInstanceOf(EventApplication.Retried.Failed.class);
        assertThat(new ParkedEvents(reader.jdbc).count()).isOne();
    }

    @Test
    void what_a_reader_does_not_know_or_want_is_skipped_and_counted_and_rubbish_is_parked() {
        BusReplica writer = writer();
        BusReplica reader = reader();
        writer.publish(List.of(new AnswerJudged(
                subjects.getFirst(),
                new MessageId(UUID.randomUUID()),
                List.of(new ArticleId(UUID.randomUUID())),
                true,
                Instant.now())));
        Stream stream = Stream.of("sla", "x");
        BusReplica listener = new BusReplica(
                "routing",
                database("flow_routing"),
                client(),
                prefix,
                Subscriptions.of("sla").on(io.pronto.contracts.SlaEvent.ClockCancelled.class, (event, context) -> {}));
        open.add(listener.start());
        RedisEventBus raw = new RedisEventBus(client(), prefix, 1000);
        open.add(raw);
        raw.append(
                stream,
                List.of(
                        new Entry(1, "io.pronto.sla.ClockCancelled.v99", "{}"),
                        new Entry(2, "io.pronto.sla.ClockCancelled.v1", "{\"not\":\"one\"}"),
                        new Entry(3, "com.example.Else", "rubbish")));
        publish(writer, 20);
        assertAllArrived(reader);
        await().atMost(PATIENCE).until(() -> reader.count("pronto.bus.skipped", "reason", "unsubscribed") == 1);
        await().atMost(PATIENCE).until(() -> listener.count("pronto.bus.skipped", "reason", "unknown") == 2);
        await().atMost(PATIENCE).until(() -> listener.count("pronto.bus.parked") == 1);
    }

    @Test
    void a_reader_far_behind_a_short_stream_gets_a_replay() {
        BusReplica writer =
                new BusReplica("conversation", writing, client(), prefix, Subscriptions.of("none"), 1000).start();
        open.add(writer);
        ConversationId one = subjects.getFirst();
        for (int i = 0; i < 30; i++) {
            writer.publish(IntStream.range(0, 100).mapToObj(j -> next(one)).toList());
        }
        await().atMost(PATIENCE).until(() -> writer.count("pronto.bus.published") == 3000);
        BusReplica reader = reader();
        assertAllArrived(reader);
        assertThat(reader.count("pronto.bus.gaps")).isPositive();
        assertThat(reader.count("pronto.bus.lost")).isZero();
    }

    @Test
    void events_beyond_the_retention_are_reported_lost_and_the_rest_is_read() {
        BusReplica writer = writer();
        ConversationId one = subjects.getFirst();
        writer.publish(IntStream.range(0, 30).mapToObj(j -> next(one)).toList());
        BusReplica first = reader();
        await().atMost(PATIENCE).until(() -> handled(first) == 30);
        first.close();
        open.remove(first);
        writer.publish(IntStream.range(0, 30).mapToObj(j -> next(one)).toList());
        await().atMost(PATIENCE).until(() -> writer.count("pronto.bus.published") == 60);
        int partition = Stream.of("conversation", one.toString()).partition();
        writer.jdbc
                .sql("DELETE FROM bus_outbox WHERE partition = ? AND sequence <= 40")
                .param(partition)
                .update();
        redis.restartEmpty();
        BusReplica reader = reader();
        await().atMost(PATIENCE).until(() -> handled(reader) == 50);
        assertThat(reader.count("pronto.bus.lost")).isEqualTo(10);
    }

    @Test
    void a_writer_whose_database_is_younger_than_the_bus_goes_on_after_it() {
        RedisEventBus raw = new RedisEventBus(client(), prefix, 1000);
        open.add(raw);
        ConversationId one = subjects.getFirst();
        Stream stream = Stream.of("conversation", one.toString());
        raw.append(stream, List.of(new Entry(1, "com.example.Old", "{}"), new Entry(2, "com.example.Old", "{}")));
        BusReplica writer = writer();
        BusReplica reader = reader();
        await().atMost(PATIENCE).until(() -> new OutboxTable(writer.jdbc).lastSequence(stream.partition()) == 2);
        publish(writer, 40);
        assertAllArrived(reader);
    }

    @Test
    void only_old_events_that_the_bus_has_are_pruned() {
        BusReplica writer = writer();
        ConversationId one = subjects.getFirst();
        int partition = Stream.of("conversation", one.toString()).partition();
        writer.publish(IntStream.range(0, 10).mapToObj(j -> next(one)).toList());
        await().atMost(PATIENCE).until(() -> writer.count("pronto.bus.published") == 10);
        OutboxTable outbox = new OutboxTable(writer.jdbc);
        writer.jdbc
                .sql("UPDATE bus_outbox SET created_at = now() - interval '4 days' WHERE sequence <= 6")
                .update();
        assertThat(outbox.prune(partition, 4, Duration.ofDays(3), 3)).isEqualTo(3);
        assertThat(outbox.prune(partition, 4, Duration.ofDays(3), 3)).isEqualTo(1);
        assertThat(outbox.prune(partition, 10, Duration.ofDays(3), 100)).isEqualTo(2);
        assertThat(outbox.prune(partition, 10, Duration.ofDays(3), 100)).isZero();
        assertThat(outbox.from(partition, 1, 100))
                .extracting(OutboxTable.Row::sequence)
                .containsExactly(7L, 8L, 9L, 10L);
    }
}
