package io.pronto.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * A platform that tells everything several times and in disorder, somebody who forges, and a power cut in between: each
 * real message has to be there once, no forged one at all, and whoever asks is answered within a second. What was not
 * answered with 2xx is told again, as platforms do.
 */
record HooksBench(Options options) {
    private static final int SENDERS = 300;
    private static final long LONGEST = 60_000_000_000L;
    private static final Duration MUST = Duration.ofSeconds(1);

    private record Call(String id, String sender, boolean forged) {}

    boolean run() throws Exception {
        int rate = options.of("rate", 1_000);
        int seconds = options.of("seconds", 60);
        int fresh = options.of("fresh", rate / 10);
        boolean kill = options.of("kill", 1) == 1;
        List<Call> calls = calls(rate, seconds, fresh);
        long real =
                calls.stream().filter(c -> !c.forged()).map(Call::id).distinct().count();
        try (ChannelRig rig = new ChannelRig()) {
            rig.connect(java.net.URI.create("http://127.0.0.1:9/"));
            for (int i = 0; i < 200; i++) {
                rig.tell("warm-" + i, "warm", "Warming up", false);
            }
            Histogram answered = new ConcurrentHistogram(LONGEST, 3);
            AtomicInteger again = new AtomicInteger();
            AtomicInteger forgedTaken = new AtomicInteger();
            AtomicLong lost = new AtomicLong();
            long began = System.nanoTime();
            Thread cut = Thread.ofVirtual().unstarted(() -> {
                try {
                    Thread.sleep(seconds * 500L);
                    rig.kill();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            if (kill) {
                cut.start();
            }
            try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < calls.size(); i++) {
                    long due = began + i * 1_000_000_000L / rate;
                    long wait = due - System.nanoTime();
                    if (wait > 0) {
                        Thread.sleep(Duration.ofNanos(wait));
                    }
                    Call call = calls.get(i);
                    each.execute(() -> {
                        if (!tell(rig, call, answered, again, forgedTaken)) {
                            lost.incrementAndGet();
                        }
                    });
                }
            }
            cut.join();
            double took = (System.nanoTime() - began) / 1e9;
            long entries = rig.database()
                    .number("SELECT count(*) FROM entry WHERE author_kind = 'CUSTOMER' AND text LIKE 'Message %'");
            long distinct = rig.database()
                    .number(
                            "SELECT count(DISTINCT text) FROM entry WHERE author_kind = 'CUSTOMER' AND text LIKE 'Message %'");
            long forged = rig.database().number("SELECT count(*) FROM entry WHERE text LIKE 'Forged %'");
            System.out.printf(
                    "%d calls in %.0f s, %d told again after no answer or a refusal, %d given up%n",
                    calls.size(), took, again.get(), lost.get());
            System.out.printf(
                    "real messages %d, stored %d (distinct %d); forged stored %d, answered with 2xx %d%n",
                    real, entries, distinct, forged, forgedTaken.get());
            double longest = answered.getMaxValue() / 1e6;
            System.out.printf(
                    "answers p50 %.1f ms, p99 %.1f ms, longest %.1f ms. Must %d ms.%n",
                    answered.getValueAtPercentile(50) / 1e6,
                    answered.getValueAtPercentile(99) / 1e6,
                    longest,
                    MUST.toMillis());
            boolean exact = entries == real && distinct == real && forged == 0 && forgedTaken.get() == 0;
            boolean held = exact && lost.get() == 0 && longest < MUST.toMillis();
            System.out.println(held ? "Held." : "NOT held.");
            return held;
        }
    }

    /** Of each second: fresh messages, what was told before, and forgeries; all in disorder over some seconds. */
    private static List<Call> calls(int rate, int seconds, int fresh) {
        Random random = new Random(20261122);
        List<Call> all = new ArrayList<>();
        int next = 0;
        for (int s = 0; s < seconds; s++) {
            for (int i = 0; i < rate; i++) {
                if (i < fresh) {
                    all.add(call(next++));
                } else if (i < rate * 6 / 10) {
                    all.add(call(random.nextInt(Math.max(0, next - 5 * fresh), next)));
                } else {
                    all.add(new Call("f-" + s + "-" + i, "s-" + random.nextInt(SENDERS), true));
                }
            }
        }
        int window = rate * 3;
        for (int from = 0; from < all.size(); from += window) {
            Collections.shuffle(all.subList(from, Math.min(all.size(), from + window)), random);
        }
        return all;
    }

    private static Call call(int number) {
        return new Call("m-" + number, "s-" + number % SENDERS, false);
    }

    private static boolean tell(
            ChannelRig rig, Call call, Histogram answered, AtomicInteger again, AtomicInteger forgedTaken) {
        for (int attempt = 0; attempt < 60; attempt++) {
            long asked = System.nanoTime();
            try {
                int status = rig.tell(
                        call.id(), call.sender(), (call.forged() ? "Forged " : "Message ") + call.id(), call.forged());
                answered.recordValue(Math.min(LONGEST, System.nanoTime() - asked));
                if (call.forged()) {
                    if (status < 300) {
                        forgedTaken.incrementAndGet();
                    }
                    return true;
                }
                if (status < 300) {
                    return true;
                }
            } catch (IOException e) {
                // Cut off: whoever told it does not know whether it was heard, and tells it again.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            again.incrementAndGet();
            try {
                Thread.sleep(1_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }
}
