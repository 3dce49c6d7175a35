package io.pronto.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a minute costs in which no clock is due: with few running clocks, and with a million. */
record SlaQuietBench(Options options) {
    private static final double MUST = 1.5;
    private static final long TICKS_PER_SECOND = 100;
    /** Less than that is the machine's own noise. */
    private static final double NOISE_SECONDS = 0.3;

    boolean run() throws Exception {
        int many = options.of("clocks", 1_000_000);
        int seconds = options.of("seconds", 60);
        try (ServiceRig rig = SlaRig.fresh()) {
            Process service = rig.service();
            long edition = 1_000_000;
            add(rig, 1_000, edition);
            Cost few = minute(rig, service, seconds);
            add(rig, many - 1_000, edition);
            Cost lots = minute(rig, service, seconds);
            System.out.println("What the service asks again and again, with " + many + " running clocks:");
            boolean indexed = true;
            for (String query : new String[] {
                "SELECT * FROM clock WHERE alarm_at <= now() ORDER BY alarm_at LIMIT 500 FOR UPDATE SKIP LOCKED",
                "SELECT alarm_at FROM clock WHERE alarm_at IS NOT NULL ORDER BY alarm_at LIMIT 1",
                "SELECT * FROM clock WHERE state IN ('RUNNING', 'PAUSED') AND edition < " + edition
                        + " ORDER BY edition LIMIT 200 FOR UPDATE SKIP LOCKED"
            }) {
                System.out.println("  " + query);
                for (String line : rig.lines("EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) " + query)) {
                    System.out.println("      " + line);
                    indexed &= !line.contains("Seq Scan");
                }
            }
            double ratio = (lots.total() + NOISE_SECONDS) / (few.total() + NOISE_SECONDS);
            System.out.printf(
                    "processor time of %d quiet seconds: %.2f s with 1000 clocks (service %.2f, database %.2f),"
                            + " %.2f s with %d (service %.2f, database %.2f)%n",
                    seconds,
                    few.total(),
                    few.service(),
                    few.database(),
                    lots.total(),
                    many,
                    lots.service(),
                    lots.database());
            boolean held = ratio <= MUST && indexed;
            System.out.printf(
                    "cost of a quiet minute, a million clocks to a thousand: %.2f. Must at most %.1f, indexes only. %s%n",
                    ratio, MUST, held ? "Held." : "NOT held.");
            return held;
        }
    }

    private record Cost(double service, double database) {
        double total() {
            return service + database;
        }
    }

    private static void add(ServiceRig rig, int count, long edition) throws Exception {
        rig.execute("""
                INSERT INTO clock (id, conversation, metric, state, started_at, policy, policy_version, calendar,
                    calendar_version, target_micros, paused_in, stage, since, worked_micros, due_at, alarm_at, edition)
                SELECT gen_random_uuid(), gen_random_uuid(), 'RESOLUTION', 'RUNNING', now(), 'bench', 1,
                    'around-the-clock', 0, 86400000000, '{}', 'AGENT', now(), 0, due, due, %d
                FROM (SELECT now() + interval '1 day' + random() * interval '1 day' AS due
                      FROM generate_series(1, %d)) moments""".formatted(edition, count));
        rig.execute("VACUUM (ANALYZE) clock");
        rig.execute("CHECKPOINT");
    }

    private static Cost minute(ServiceRig rig, Process service, int seconds) throws Exception {
        // What the insert leaves behind is not part of a quiet minute.
        Thread.sleep(5_000);
        double serviceBefore = processor(service.pid());
        double databaseBefore = family(rig.database().pid());
        Thread.sleep(seconds * 1_000L);
        return new Cost(
                processor(service.pid()) - serviceBefore, family(rig.database().pid()) - databaseBefore);
    }

    private static double family(long pid) throws IOException {
        double sum = processor(pid);
        try (Stream<ProcessHandle> descendants = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants)) {
            for (ProcessHandle child : descendants.toList()) {
                if (Files.exists(Path.of("/proc", Long.toString(child.pid()), "stat"))) {
                    sum += processor(child.pid());
                }
            }
        }
        return sum;
    }

    /** User and system time of a process and of its children that ended, in seconds. */
    private static double processor(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int field = 11; field <= 14; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks / (double) TICKS_PER_SECOND;
    }
}
