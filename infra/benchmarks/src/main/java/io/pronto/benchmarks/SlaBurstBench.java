package io.pronto.benchmarks;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many deadlines within a minute next to the usual events, on two processes of the SLA service: how late their breaches
 * reach the bus, and then, in a second burst with one process killed and the database restarted, whether each clock is
 * told of exactly once and in order. Every tenth clock also has a warning before and a step of a ladder after.
 */
record SlaBurstBench(Options options) {
    private static final double MUST_MILLIS = 2_000;
    private static final double AIM_MILLIS = 500;
    private static final int EVENTS_PER_SECOND = 500;
    private static final int LEAD_SECONDS = 15;

    boolean run() throws Exception {
        int clocks = options.of("clocks", 100_000);
        int seconds = options.of("seconds", 60);
        try (ServiceRig rig = SlaRig.fresh()) {
            rig.service();
            Process second = rig.service();
            rig.execute("""
                    INSERT INTO ladder (id, version, definition) VALUES ('bench', 1,
                        '{"id": "bench", "version": 1, "name": "b", "nameZh": "b", "steps": [{"offset": "PT1S",
                          "actions": [{"kind": "NOTIFY_SUPERVISORS", "media": ["WORKSPACE"]}]}]}')""");
            // A suite that has just been started compiles what it runs; what is measured is one that has run for a
            // while.
            burst(rig, "warm-up", clocks / 4, seconds / 4);
            awaitAll(rig, "warm-up", clocks / 4, seconds / 4);
            boolean prompt = prompt(rig, clocks, seconds);
            boolean exact = withFaults(rig, second, clocks, seconds);
            return prompt && exact;
        }
    }

    private boolean prompt(ServiceRig rig, int clocks, int seconds) throws Exception {
        Histogram late = new Histogram(600_000L, 3);
        AtomicBoolean over = new AtomicBoolean();
        Thread listener = Thread.ofPlatform().start(() -> listen(rig.redisUrl(), late, over));
        burst(rig, "calm", clocks, seconds);
        Thread events = Thread.ofPlatform().start(() -> usual(rig, over));
        awaitAll(rig, "calm", clocks, seconds);
        Thread.sleep(2_000);
        over.set(true);
        events.join();
        listener.join();
        double p50 = late.getValueAtPercentile(50);
        double p99 = late.getValueAtPercentile(99);
        boolean held = p99 <= MUST_MILLIS && late.getTotalCount() >= clocks && exactlyOnce(rig, "calm", clocks);
        System.out.printf(
                "%d clocks due within %d s next to %d events/s: breach on the bus p50 %.0f ms, p99 %.0f ms, latest %d ms;"
                        + " %d heard. Must %.0f, aim %.0f. %s%n",
                clocks,
                seconds,
                EVENTS_PER_SECOND,
                p50,
                p99,
                late.getMaxValue(),
                late.getTotalCount(),
                MUST_MILLIS,
                AIM_MILLIS,
                held ? "Held." : "NOT held.");
        return held;
    }

    private boolean withFaults(ServiceRig rig, Process second, int clocks, int seconds) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        burst(rig, "faults", clocks, seconds);
        Thread events = Thread.ofPlatform().start(() -> usual(rig, over));
        Thread.sleep((LEAD_SECONDS + seconds / 4) * 1_000L);
        second.destroyForcibly().waitFor();
        System.out.println("Killed one of the two processes (-9).");
        Thread.sleep(seconds / 4 * 1_000L);
        rig.restartDatabase();
        System.out.println("Restarted the database.");
        awaitAll(rig, "faults", clocks, seconds);
        over.set(true);
        events.join();
        boolean held = exactlyOnce(rig, "faults", clocks);
        System.out.printf(
                "every clock fires exactly once, warning, breach and step in order, across both. %s%n",
                held ? "Held." : "NOT held.");
        return held;
    }

    private static void burst(ServiceRig rig, String name, int clocks, int seconds) throws Exception {
        // Every tenth has a warning two seconds before its deadline and a step one second after it.
        rig.execute("""
                INSERT INTO clock (id, conversation, metric, state, started_at, policy, policy_version, calendar,
                    calendar_version, target_micros, warn_after_micros, warn_to, paused_in, stage, since, worked_micros,
                    due_at, next_at, alarm_at, ladder, ladder_version, edition)
                SELECT gen_random_uuid(), gen_random_uuid(), 'RESOLUTION', 'RUNNING', due - interval '1 hour', '%1$s', 1,
                    'around-the-clock', 0, 3600000000,
                    CASE WHEN full_life THEN '{3598000000}'::bigint[] ELSE '{}' END,
                    CASE WHEN full_life THEN '{AGENT}'::text[] ELSE '{}' END,
                    '{}', 'AGENT', due - interval '1 hour', 0, due,
                    CASE WHEN full_life THEN due - interval '2 seconds' END,
                    CASE WHEN full_life THEN due - interval '2 seconds' ELSE due END,
                    CASE WHEN full_life THEN 'bench' END, CASE WHEN full_life THEN 1 ELSE 0 END, 1000000
                FROM (SELECT date_trunc('milliseconds', now()) + interval '%2$d seconds'
                          + i * interval '%3$d seconds' / %4$d AS due, i %% 10 = 0 AS full_life
                      FROM generate_series(1, %4$d) i) moments""".formatted(name, LEAD_SECONDS, seconds, clocks));
        rig.execute("ANALYZE clock");
    }

    private static void awaitAll(ServiceRig rig, String name, int clocks, int seconds) throws Exception {
        Instant until = Instant.now().plusSeconds(LEAD_SECONDS + seconds + 180L);
        String left = "SELECT count(*) FROM clock WHERE alarm_at IS NOT NULL AND policy = '" + name + "'";
        Thread.sleep((LEAD_SECONDS + seconds) * 1_000L / 2);
        while (rig.number(left) > 0 && Instant.now().isBefore(until)) {
            Thread.sleep(2_000);
        }
    }

    /** Each clock: breach only, or warning, breach, step; each once. */
    private static boolean exactlyOnce(ServiceRig rig, String name, int clocks) throws Exception {
        List<String> lives = rig.lines("""
                SELECT coalesce(lives, 'nothing') || ': ' || count(*) FROM clock c LEFT JOIN (
                    SELECT subject, string_agg(split_part(type, '.', 4), ' ' ORDER BY position) AS lives
                    FROM bus_outbox GROUP BY subject) told ON told.subject = c.conversation::text
                WHERE c.policy = '%s' GROUP BY lives ORDER BY count(*) DESC LIMIT 20""".formatted(name));
        lives.forEach(life -> System.out.println("  " + life));
        int full = clocks / 10;
        return lives.equals(
                List.of("ClockBreached: " + (clocks - full), "ClockWarned ClockBreached EscalationTaken: " + full));
    }

    private static void usual(ServiceRig rig, AtomicBoolean over) {
        try {
            long next = System.nanoTime();
            while (!over.get()) {
                List<ServiceRig.Told> events = new ArrayList<>();
                while (events.size() < EVENTS_PER_SECOND / 10) {
                    events.addAll(SlaRig.life(Instant.now().minusMillis(50)));
                }
                rig.tell(events);
                next += Duration.ofMillis(events.size() * 1000L / EVENTS_PER_SECOND)
                        .toNanos();
                Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hears breaches as any reader of the bus would. */
    private static void listen(String redis, Histogram late, AtomicBoolean over) {
        JsonMapper json = new JsonMapper();
        RedisClient client = RedisClient.create(redis);
        try (StatefulRedisConnection<String, String> connection = client.connect(StringCodec.UTF8)) {
            String[] last = new String[ServiceRig.PARTITIONS];
            for (int i = 0; i < last.length; i++) {
                List<StreamMessage<String, String>> before =
                        connection.sync().xrevrange("bench:events:sla:" + i, Range.unbounded(), Limit.from(1));
                last[i] = before.isEmpty() ? "0-0" : before.getFirst().getId();
            }
            while (!over.get()) {
                @SuppressWarnings({"unchecked", "rawtypes"})
                XReadArgs.StreamOffset<String>[] from = new XReadArgs.StreamOffset[ServiceRig.PARTITIONS];
                for (int i = 0; i < from.length; i++) {
                    from[i] = XReadArgs.StreamOffset.from("bench:events:sla:" + i, last[i]);
                }
                List<StreamMessage<String, String>> heard =
                        connection.sync().xread(XReadArgs.Builder.block(100).count(500), from);
                long now = System.currentTimeMillis();
                for (StreamMessage<String, String> message : heard) {
                    String stream = message.getStream();
                    last[Integer.parseInt(stream.substring(stream.lastIndexOf(':') + 1))] = message.getId();
                    if (message.getBody().getOrDefault("type", "").contains("ClockBreached")) {
                        JsonNode event = json.readTree(message.getBody().get("event"));
                        Instant at = Instant.parse(event.path("time").asString());
                        late.recordValue(Math.clamp(now - at.toEpochMilli(), 0, 600_000));
                    }
                }
            }
        } finally {
            client.shutdown();
        }
    }
}
