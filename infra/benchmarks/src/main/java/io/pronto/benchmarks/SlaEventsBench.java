package io.pronto.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How many events a second one process of the SLA service turns into changed clocks, with all that it tells of them. */
record SlaEventsBench(Options options) {
    private static final double MUST = 2_000;
    private static final double AIM = 10_000;
    private static final int CHUNK = 6_000;

    boolean run() throws Exception {
        int events = options.of("events", 120_000);
        try (ServiceRig rig = SlaRig.fresh()) {
            rig.service();
            // The first thousands warm the virtual machine up and are not counted.
            long warm = tell(rig, 18_000);
            rig.awaitHandled(warm);
            long began = System.nanoTime();
            long told = warm + tell(rig, events);
            rig.awaitHandled(told);
            double seconds = (System.nanoTime() - began) / 1e9;
            double rate = (told - warm) / seconds;
            System.out.printf(
                    "%d events in %.1f s; clocks %d, segments %d, told %d%n",
                    told - warm,
                    seconds,
                    rig.number("SELECT count(*) FROM clock"),
                    rig.number("SELECT count(*) FROM clock_segment"),
                    rig.number("SELECT count(*) FROM bus_outbox"));
            boolean held = rate >= MUST && rig.number("SELECT count(*) FROM bus_parked") == 0;
            System.out.printf(
                    "events to changed clocks: %.0f/s. Must %.0f, aim %.0f. %s%n",
                    rate, MUST, AIM, held ? "Held." : "NOT held.");
            return held;
        }
    }

    private static long tell(ServiceRig rig, int count) throws InterruptedException {
        List<ServiceRig.Told> chunk = new ArrayList<>();
        long told = 0;
        while (told < count) {
            chunk.addAll(SlaRig.life(Instant.now().minusSeconds(1)));
            told += 6;
            if (chunk.size() >= CHUNK || told >= count) {
                rig.tell(chunk);
                chunk.clear();
            }
        }
        return told;
    }
}
