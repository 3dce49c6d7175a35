package io.pronto.benchmarks;

import io.pronto.stack.server.Probe;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;

/**
 * How many pieces of work one pool assigns in a second, each stored with its decision and its events before it is told. Work comes by
 * the bus and is accepted at once; what was assigned is resolved a little later, so that agents are always about to have room.
 */
record RoutingAssignmentsBench(Options options) {
    private static final double MUST = 500;
    private static final double AIM = 2000;
    private static final int CHUNK = 250;

    boolean run() throws Exception {
        int work = options.of("work", 30_000);
        int agents = options.of("agents", 500);
        int open = Math.min(options.of("open", agents * 3), agents * 4);
        try (RoutingRig rig = new RoutingRig()) {
            int port = Probe.freePort();
            rig.employ(agents);
            rig.services.service(port);
            rig.serve(port, "AUTO_ACCEPT", 30);
            feed(rig, work / 10, open);
            long before = assigned(rig);
            long began = System.nanoTime();
            feed(rig, work, open);
            double seconds = (System.nanoTime() - began) / 1e9;
            long assigned = assigned(rig) - before;
            double rate = assigned / seconds;
            long tooMuch = rig.services.number(
                    "SELECT count(*) FROM (SELECT agent FROM work_item GROUP BY agent HAVING sum(held) > 100) over");
            long parked = rig.services.number("SELECT count(*) FROM bus_parked");
            System.out.printf(
                    "%d of %d assigned in %.1f s to %d agents; decisions %d, told %d, agents over capacity %d%n",
                    assigned,
                    work,
                    seconds,
                    agents,
                    rig.services.number("SELECT count(*) FROM decision"),
                    rig.services.number("SELECT count(*) FROM bus_outbox"),
                    tooMuch);
            boolean held = rate >= MUST && assigned == work && tooMuch == 0 && parked == 0;
            System.out.printf(
                    "durable assignments: %.0f/s. Must %.0f, aim %.0f. %s%n",
                    rate, MUST, AIM, held ? "Held." : "NOT held.");
            return held;
        }
    }

    /** Tells hand-offs and, when so many are open, the end of the oldest; returns when all is handled. */
    private static void feed(RoutingRig rig, int work, int mostOpen) throws Exception {
        Queue<UUID> open = new ArrayDeque<>();
        List<ServiceRig.Told> chunk = new ArrayList<>();
        long told = rig.services.told();
        for (int i = 0; i < work; i++) {
            UUID conversation = UUID.randomUUID();
            chunk.add(RoutingRig.handoff(conversation, Instant.now()));
            open.add(conversation);
            if (open.size() > mostOpen) {
                chunk.add(RoutingRig.resolved(open.remove(), Instant.now()));
            }
            if (chunk.size() >= CHUNK) {
                told += chunk.size();
                rig.services.tell(chunk);
                chunk.clear();
                rig.services.awaitHandled(told - 20L * CHUNK);
            }
        }
        for (UUID last : open) {
            chunk.add(RoutingRig.resolved(last, Instant.now()));
        }
        rig.services.tell(chunk);
        rig.services.awaitHandled(told + chunk.size());
    }

    private static long assigned(RoutingRig rig) throws Exception {
        return rig.services.number("SELECT count(*) FROM bus_outbox WHERE type LIKE '%.WorkAssigned.%'");
    }
}
