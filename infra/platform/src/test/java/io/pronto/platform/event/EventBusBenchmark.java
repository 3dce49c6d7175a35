package io.pronto.platform.event;

import io.lettuce.core.RedisClient;
import io.pronto.contracts.ConversationEvent.ConversationRated;
import io.pronto.contracts.ConversationId;
import io.pronto.stack.OwnRedis;
import io.pronto.stack.PostgresAddress;
import io.pronto.stack.TestServers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * How long an event takes from the writer's commit to the reader's handler, and how many pass per second, over real servers on
 * this machine:
 *
 * <pre>{@code
 * mvn -q -pl infra/platform test-compile exec:java -Dexec.classpathScope=test \
 *     -Dexec.mainClass=io.pronto.platform.event.EventBusBenchmark
 * }</pre>
 */
public final class EventBusBenchmark {
    private static final int WARM_UP = 2_000;
    private static final int SINGLE = 2_000;
    private static final int MANY = 20_000;
    private static final int WRITERS = 8;

    private EventBusBenchmark() {}

    /** Prints the numbers. */
    public static void main(String[] args) throws Exception {
        SynchronousQueue<Long> started = new SynchronousQueue<>();
        CountDownLatch[] all = {new CountDownLatch(0)};
        boolean[] single = {true};
        PostgresAddress writing = EventFlowIT.database("bench_writer");
        PostgresAddress reading = EventFlowIT.database("bench_reader");
        String prefix = "bench-" + UUID.randomUUID();
        try (OwnRedis redis = TestServers.freshRedis();
                BusReplica writer = new BusReplica(
                        "conversation", writing, RedisClient.create(redis.url()), prefix, Subscriptions.of("none"));
                BusReplica reader = new BusReplica(
                        "analytics",
                        reading,
                        RedisClient.create(redis.url()),
                        prefix,
                        Subscriptions.of("bench").on(ConversationRated.class, (event, context) -> {
                            if (single[0]) {
                                hand(started, System.nanoTime());
                            } else {
                                all[0].countDown();
                            }
                        }))) {
            writer.start();
            reader.start();
            measure(writer, started, WARM_UP);
            long[] nanos = measure(writer, started, SINGLE);
            Arrays.sort(nanos);
            System.out.printf(
                    "commit to handler, one at a time, µs: p50 %d  p90 %d  p99 %d  max %d (n = %d)%n",
                    at(nanos, 0.5), at(nanos, 0.9), at(nanos, 0.99), nanos[nanos.length - 1] / 1000, SINGLE);
            single[0] = false;
            all[0] = new CountDownLatch(MANY);
            long start = System.nanoTime();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                IntStream.range(0, WRITERS)
                        .forEach(w -> threads.submit(() -> {
                            for (int i = 0; i < MANY / WRITERS; i++) {
                                writer.publish(List.of(rated()));
                            }
                        }));
            }
            long published = System.nanoTime() - start;
            if (!all[0].await(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException(all[0].getCount() + " events did not arrive");
            }
            long handled = System.nanoTime() - start;
            System.out.printf(
                    "%d events, a transaction each, %d writers: published at %d/s, handled at %d/s%n",
                    MANY, WRITERS, MANY * 1_000_000_000L / published, MANY * 1_000_000_000L / handled);
        }
    }

    private static long[] measure(BusReplica writer, SynchronousQueue<Long> started, int count)
            throws InterruptedException {
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            long[] committed = new long[1];
            Thread publishing = Thread.ofVirtual().start(() -> {
                writer.publish(List.of(rated()));
                committed[0] = System.nanoTime();
            });
            long handler = started.take();
            publishing.join();
            nanos[i] = Math.max(0, handler - committed[0]);
        }
        return nanos;
    }

    private static void hand(SynchronousQueue<Long> started, long time) {
        try {
            started.put(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConversationRated rated() {
        return new ConversationRated(new ConversationId(UUID.randomUUID()), 5, null, Instant.now());
    }

    private static long at(long[] sorted, double quantile) {
        return sorted[(int) (quantile * (sorted.length - 1))] / 1000;
    }
}
