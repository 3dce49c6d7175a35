package io.pronto.benchmarks;

import io.pronto.stack.server.Probe;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two replicas under load, and {@code kill -9} for whichever writes, every half minute; it is started again. Agents accept most offers,
 * decline some and leave some unanswered, at either replica. In the end everything must have been assigned and finished, nothing twice,
 * nobody over capacity, and each take-over must have been quick: from the kill to the first thing told after it.
 */
record RoutingFailoverBench(Options options) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double MUST_SECONDS = 5;
    private static final double AIM_SECONDS = 2;
    private static final int CAPACITY = 100;
    private static final String LAST_TOLD = "SELECT coalesce(max(position), 0) FROM bus_outbox";

    boolean run() throws Exception {
        int agents = options.of("agents", 40);
        int rate = options.of("rate", 10);
        int seconds = options.of("seconds", 600);
        int every = options.of("every", 30);
        try (RoutingRig rig = new RoutingRig();
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            int[] ports = {Probe.freePort(), 0};
            do {
                ports[1] = Probe.freePort();
            } while (ports[1] == ports[0]);
            rig.employ(agents);
            Process[] replicas = {rig.services.service(ports[0]), rig.services.service(ports[1])};
            rig.serve(ports[0], "OFFER", 5);
            Load load = new Load(rig, ports);
            people.submit(load::tell);
            people.submit(() -> load.arrive(rate));
            for (int agent = 0; agent < agents; agent++) {
                int me = agent;
                people.submit(() -> load.serve(me));
            }
            people.submit(load::watch);
            Histogram takeOvers = new Histogram(3);
            Instant end = Instant.now().plusSeconds(seconds);
            while (Instant.now().isBefore(end)) {
                TimeUnit.SECONDS.sleep(every);
                int victim = writer(rig, ports);
                replicas[victim].destroyForcibly().waitFor();
                long killed = System.nanoTime();
                long before = rig.services.number("SELECT fence FROM pool");
                until(killed, () -> rig.services.number("SELECT fence FROM pool") > before);
                // From here on the dead one's last transaction has ended too.
                long told = rig.services.number(LAST_TOLD);
                double chosen = seconds(System.nanoTime() - killed);
                until(killed, () -> rig.services.number(LAST_TOLD) > told);
                long takeOver = System.nanoTime() - killed;
                takeOvers.recordValue(TimeUnit.NANOSECONDS.toMillis(takeOver));
                System.out.printf(
                        "replica %d killed; another after %.2f s, it told something after %.2f s%n",
                        victim, chosen, seconds(takeOver));
                replicas[victim] = rig.services.service(ports[victim]);
            }
            boolean settled = load.settle(Duration.ofSeconds(120));
            return judge(rig, load, takeOvers, settled);
        }
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    private static void until(long killed, Callable<Boolean> holds) throws Exception {
        while (!holds.call()) {
            TimeUnit.MILLISECONDS.sleep(10);
            if (System.nanoTime() - killed > TimeUnit.SECONDS.toNanos(60)) {
                throw new IllegalStateException("Nobody took over within a minute.");
            }
        }
    }

    /** Which of the two writes now. */
    private static int writer(RoutingRig rig, int[] ports) throws Exception {
        String address = rig.services.lines("SELECT writer FROM pool").getFirst();
        return address.endsWith(":" + ports[0]) ? 0 : 1;
    }

    private static boolean judge(RoutingRig rig, Load load, Histogram takeOvers, boolean settled) throws Exception {
        Map<String, String> holder = new HashMap<>();
        int twice = 0;
        int assigned = 0;
        for (String line : rig.services.lines("SELECT type || ' ' || subject FROM bus_outbox"
                + " WHERE type ~ '(WorkAssigned|WorkReturned)' ORDER BY partition, sequence")) {
            String[] words = line.split(" ");
            if (words[0].contains("WorkAssigned")) {
                assigned++;
                // Nothing is returned here but by people, and none of these people does that.
                twice += holder.put(words[1], "assigned") == null ? 0 : 1;
            } else {
                holder.remove(words[1]);
            }
        }
        int asked = load.asked.get();
        long unfinished = rig.services.number("SELECT count(*) FROM work_item WHERE state <> 'FINISHED'");
        long known = rig.services.number("SELECT count(*) FROM work_item");
        long parked = rig.services.number("SELECT count(*) FROM bus_parked");
        System.out.printf(
                "%d asked, %d known, %d assigned; twice %d, lost %d, unfinished %d, over capacity %d time(s), parked %d%n",
                asked, known, assigned, twice, asked - known, unfinished, load.tooMuch.get(), parked);
        System.out.printf(
                "accepted %d, declined %d, left unanswered %d, answered with 503 or cut %d%n",
                load.accepted.get(), load.declined.get(), load.ignored.get(), load.cut.get());
        load.refused.stream().sorted().limit(10).forEach(System.out::println);
        double longest = takeOvers.getMaxValue() / 1000.0;
        boolean held = settled
                && twice == 0
                && known == asked
                && unfinished == 0
                && load.tooMuch.get() == 0
                && parked == 0
                && longest <= MUST_SECONDS;
        System.out.printf(
                "take-overs %d: median %.2f s, longest %.2f s. Must %.0f, aim %.0f. %s%n",
                takeOvers.getTotalCount(),
                takeOvers.getValueAtPercentile(50) / 1000.0,
                longest,
                MUST_SECONDS,
                AIM_SECONDS,
                held ? "Held." : "NOT held.");
        return held;
    }

    /** Customers who come, agents who answer, and somebody who looks at how much each agent has. */
    private static final class Load {
        private final RoutingRig rig;
        private final int[] ports;
        private final BlockingQueue<ServiceRig.Told> outbox = new LinkedBlockingQueue<>();
        private final DelayQueue<Ending> endings = new DelayQueue<>();
        private final AtomicBoolean arriving = new AtomicBoolean(true);
        private final AtomicBoolean working = new AtomicBoolean(true);
        final AtomicInteger asked = new AtomicInteger();
        final AtomicInteger accepted = new AtomicInteger();
        final AtomicInteger declined = new AtomicInteger();
        final AtomicInteger ignored = new AtomicInteger();
        final AtomicInteger cut = new AtomicInteger();
        /** Every kind of answer that was none, for whoever looks into it. */
        final Set<String> refused = ConcurrentHashMap.newKeySet();

        final AtomicInteger tooMuch = new AtomicInteger();

        Load(RoutingRig rig, int[] ports) {
            this.rig = rig;
            this.ports = ports;
        }

        private record Ending(UUID conversation, long at) implements Delayed {
            @Override
            public long getDelay(TimeUnit unit) {
                return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
            }

            @Override
            public int compareTo(Delayed other) {
                return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
            }
        }

        /** One thread tells, as one outbox would. */
        @Nullable
        Void tell() throws Exception {
            while (working.get()) {
                List<ServiceRig.Told> events = new ArrayList<>();
                ServiceRig.Told first = outbox.poll(20, TimeUnit.MILLISECONDS);
                if (first != null) {
                    events.add(first);
                    outbox.drainTo(events, 100);
                }
                for (Ending over = endings.poll(); over != null; over = endings.poll()) {
                    events.add(RoutingRig.resolved(over.conversation(), Instant.now()));
                }
                if (!events.isEmpty()) {
                    rig.services.tell(events);
                }
            }
            return null;
        }

        @Nullable
        Void arrive(int rate) throws InterruptedException {
            while (arriving.get()) {
                outbox.add(RoutingRig.handoff(UUID.randomUUID(), Instant.now()));
                asked.incrementAndGet();
                TimeUnit.MICROSECONDS.sleep(1_000_000 / rate);
            }
            return null;
        }

        /** An agent at one of two pages, each at another replica. */
        @Nullable
        Void serve(int me) throws InterruptedException {
            Random chance = new Random(me);
            String token = rig.tokens.token("agent-" + me, "AGENT");
            Map<String, Boolean> unanswered = new HashMap<>();
            while (working.get()) {
                int port = ports[chance.nextInt(2)];
                try {
                    if (chance.nextInt(20) == 0) {
                        // Whoever left an offer unanswered was set away.
                        rig.send(port, "PUT", "/api/v1/agents/me/presence", token, "{\"presence\":\"ONLINE\"}", null);
                    }
                    RoutingRig.Answer mine = rig.send(port, "GET", "/api/v1/offers/mine", token, null, null);
                    if (mine.status() != 200) {
                        cut.incrementAndGet();
                        refused.add(mine.status() + " " + mine.body());
                    } else {
                        JsonNode offers = JSON.readTree(mine.body());
                        for (JsonNode offer : offers.isArray() ? offers : offers.path("items")) {
                            answer(port, token, offer, chance, unanswered);
                        }
                    }
                } catch (IOException killed) {
                    cut.incrementAndGet();
                    refused.add(killed.getClass().getSimpleName());
                }
                TimeUnit.MILLISECONDS.sleep(200 + chance.nextInt(200));
            }
            return null;
        }

        private void answer(int port, String token, JsonNode offer, Random chance, Map<String, Boolean> unanswered)
                throws IOException, InterruptedException {
            String id = offer.path("offerId").asString();
            boolean settling = !arriving.get();
            if (!settling
                    && unanswered.computeIfAbsent(id, offered -> {
                        boolean leave = chance.nextInt(100) < 2;
                        ignored.addAndGet(leave ? 1 : 0);
                        return leave;
                    })) {
                return;
            }
            boolean accept = settling || chance.nextInt(100) < 95;
            RoutingRig.Answer done = rig.send(
                    port,
                    "POST",
                    "/api/v1/offers/" + id + (accept ? "/accept" : "/decline"),
                    token,
                    accept ? null : "{}",
                    null);
            if (done.status() >= 500) {
                cut.incrementAndGet();
            } else if (done.status() < 300 && accept) {
                accepted.incrementAndGet();
            } else if (done.status() < 300) {
                declined.incrementAndGet();
            }
        }

        /** Ends what is assigned after a while, and counts agents who have more than they can. */
        @Nullable
        Void watch() throws Exception {
            Map<String, Boolean> seen = new HashMap<>();
            while (working.get()) {
                for (String conversation :
                        rig.services.lines("SELECT conversation::text FROM work_item WHERE state = 'ASSIGNED'")) {
                    if (seen.put(conversation, true) == null) {
                        endings.add(new Ending(
                                UUID.fromString(conversation),
                                System.nanoTime() + TimeUnit.SECONDS.toNanos(2 + conversation.hashCode() % 2)));
                    }
                }
                tooMuch.addAndGet((int) rig.services.number("SELECT count(*) FROM (SELECT agent FROM work_item"
                        + " GROUP BY agent HAVING sum(held) > " + CAPACITY + ") over"));
                TimeUnit.MILLISECONDS.sleep(200);
            }
            return null;
        }

        /** No new customers; everybody else goes on until all is finished. @return whether it was in time */
        boolean settle(Duration patience) throws Exception {
            arriving.set(false);
            Instant end = Instant.now().plus(patience);
            boolean all = false;
            while (!all && Instant.now().isBefore(end)) {
                TimeUnit.MILLISECONDS.sleep(500);
                all = outbox.isEmpty()
                        && rig.services.number("SELECT count(*) FROM work_item WHERE state <> 'FINISHED'") == 0
                        && rig.services.number("SELECT count(*) FROM work_item") == asked.get();
            }
            working.set(false);
            return all;
        }
    }
}
