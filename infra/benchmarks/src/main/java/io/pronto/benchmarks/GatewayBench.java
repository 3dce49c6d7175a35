package io.pronto.benchmarks;

import java.io.IOException;
import org.HdrHistogram.Histogram;

/** The same request at the gateway and at the service itself, in turn, so that the machine's mood hits both. */
record GatewayBench(Suite suite, Options options) {
    private static final double MUST = 2.5;
    private static final double AIM = 1.5;
    private static final String PATH = "/api/v1/queues";
    /** Requests of one side in a row, so that connections stay warm. */
    private static final int BLOCK = 50;

    boolean run() throws IOException, InterruptedException {
        int requests = options.of("requests", 3000);
        String token = suite.token("mei.lin");
        Histogram direct = new Histogram(60_000_000L, 3);
        Histogram through = new Histogram(60_000_000L, 3);
        block(suite.routing(), token, new Histogram(60_000_000L, 3), 1000);
        block(suite.gateway(), token, new Histogram(60_000_000L, 3), 1000);
        for (int done = 0; done < requests; done += BLOCK) {
            block(suite.routing(), token, direct, BLOCK);
            block(suite.gateway(), token, through, BLOCK);
        }
        double ratio = through.getValueAtPercentile(50) / (double) direct.getValueAtPercentile(50);
        double tail = through.getValueAtPercentile(95) / (double) direct.getValueAtPercentile(95);
        System.out.printf(
                "GET %s, %d each: direct p50 %.2f ms, p95 %.2f ms; gateway p50 %.2f ms, p95 %.2f ms%n",
                PATH,
                requests,
                direct.getValueAtPercentile(50) / 1000.0,
                direct.getValueAtPercentile(95) / 1000.0,
                through.getValueAtPercentile(50) / 1000.0,
                through.getValueAtPercentile(95) / 1000.0);
        boolean held = ratio <= MUST;
        System.out.printf(
                "ratio p50 %.2f (p95 %.2f): must %.1f, aim %.1f. %s%n",
                ratio, tail, MUST, AIM, held ? "Held." : "NOT held.");
        return held;
    }

    private void block(String address, String token, Histogram into, int count)
            throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            Suite.Answer answer = suite.callAt(address, "GET", PATH, token, null);
            if (!answer.ok()) {
                throw new IOException(address + PATH + " answered " + answer.status() + ": " + answer.body());
            }
            into.recordValue(Math.max(1, (System.nanoTime() - begin) / 1000));
            // Below the gateway's limit per client, which is not what is measured.
            Thread.sleep(8);
        }
    }
}
