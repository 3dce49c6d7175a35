package io.pronto.benchmarks;

import java.util.List;

/** From a customer's asking for a person, with an agent free, to the offer on that agent's screen, through the whole suite. */
record OfferBench(Suite suite, Options options) {
    private static final double MUST_MS = 300;
    private static final double AIM_MS = 80;

    boolean run() throws Exception {
        int rate = options.of("rate", 2);
        int customers = options.of("customers", 300);
        try (Crowd crowd = new Crowd(suite)) {
            crowd.gather(0);
            int warm = Math.min(100, customers);
            int reached = crowd.come(warm, rate).size();
            List<Long> waits = crowd.come(customers, rate);
            double p95 = at(waits, .95);
            boolean held = reached == warm && waits.size() == customers && p95 <= MUST_MS;
            System.out.printf(
                    "%d of %d offered; asked → offer on the agent's screen: p50 %.0f ms, p95 %.0f ms, p99 %.0f ms."
                            + " Must p95 %.0f, aim %.0f. %s%n",
                    waits.size(),
                    customers,
                    at(waits, .5),
                    p95,
                    at(waits, .99),
                    MUST_MS,
                    AIM_MS,
                    held ? "Held." : "NOT held.");
            return held;
        }
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size()))) / 1e6;
    }
}
