package io.pronto.routing.dispatch.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pronto.platform.problem.Problem;
import io.pronto.routing.pool.Pool;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What several threads share in this service, hammered from many at once over many rounds. */
class ConcurrentEdgesTest {
    private static final int THREADS = 8;

    @Test
    void aBrokenClientsFlipsPassTwentyTimesAtOnceFromHoweverManyThreads() throws Exception {
        PresenceFlips flips = new PresenceFlips();
        for (int round = 0; round < 200; round++) {
            String person = "person-" + round;
            long begun = System.nanoTime();
            List<Integer> passed = together(thread -> () -> {
                int through = 0;
                for (int i = 0; i < 10; i++) {
                    through += passes(flips, person) ? 1 : 0;
                }
                return through;
            });
            long refilled = Duration.ofNanos(System.nanoTime() - begun).toSeconds() + 1;
            int sum = passed.stream().mapToInt(Integer::intValue).sum();
            assertThat(sum).as("round %d", round).isBetween(20, 20 + (int) refilled);
        }
    }

    private static boolean passes(PresenceFlips flips, String person) {
        try {
            flips.require(person);
            return true;
        } catch (Problem refused) {
            return false;
        }
    }

    @Test
    void whateverIsSavedAtOnceIsHandledOnceWhenItIsDue() throws Exception {
        Map<String, Instant> due = new ConcurrentHashMap<>();
        Map<String, AtomicInteger> handled = new ConcurrentHashMap<>();
        List<String> early = new ArrayList<>();
        Clock clock = Clock.systemUTC();
        DueTimer<String> timer =
                new DueTimer<>("test", new RememberedDue(due, handled, early), new AlwaysWriter(), clock);
        timer.start();
        try {
            List<Integer> saved = together(thread -> () -> {
                for (int i = 0; i < 200; i++) {
                    String subject = thread + "-" + i;
                    Instant time = clock.instant().plusMillis((thread * 31L + i * 17L) % 90);
                    due.put(subject, time);
                    timer.armAfterCommit(time);
                }
                return 200;
            });
            int all = saved.stream().mapToInt(Integer::intValue).sum();
            await().atMost(Duration.ofSeconds(30)).until(() -> handled.size() == all);
        } finally {
            timer.stop();
        }
        assertThat(handled.values()).allMatch(times -> times.get() == 1);
        assertThat(early).as("handled before it was due").isEmpty();
        assertThat(due).isEmpty();
    }

    private record RememberedDue(Map<String, Instant> due, Map<String, AtomicInteger> handled, List<String> early)
            implements DueTimer.Due<String> {
        @Override
        public List<String> at(Instant now, int limit) {
            return due.entrySet().stream()
                    .filter(each -> !each.getValue().isAfter(now))
                    .sorted(Map.Entry.comparingByValue())
                    .limit(limit)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        @Override
        public Optional<Instant> next() {
            return due.values().stream().min(Instant::compareTo);
        }

        @Override
        public void handle(String subject, Instant now) {
            Instant time = due.remove(subject);
            if (time == null || time.isAfter(now)) {
                early.add(subject);
            }
            handled.computeIfAbsent(subject, key -> new AtomicInteger()).incrementAndGet();
        }
    }

    private static final class AlwaysWriter implements Pool {
        @Override
        public <T> T alone(Supplier<T> change) {
            return change.get();
        }

        @Override
        public boolean isWriter() {
            return true;
        }

        @Override
        public Object found() {
            return this;
        }

        @Override
        public Object left() {
            return this;
        }
    }

    private interface Part<T> {
        Callable<T> of(int thread);
    }

    /** Each thread does its part, all beginning at the same moment. */
    private static <T> List<T> together(Part<T> part) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Callable<T> does = part.of(i);
                futures.add(threads.submit(() -> {
                    start.await();
                    return does.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
