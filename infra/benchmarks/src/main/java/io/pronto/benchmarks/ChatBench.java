package io.pronto.benchmarks;

import java.time.Duration;
import java.util.List;

/** From a customer's message to the agent's screen and back, through the gateway, under load. */
record ChatBench(Suite suite, Options options) {
    private static final double MUST_MS = 400;
    private static final double AIM_MS = 100;

    boolean run() throws Exception {
        int rate = options.of("rate", 50);
        int conversations = options.of("conversations", 200);
        int seconds = options.of("seconds", 180);
        try (Crowd crowd = new Crowd(suite)) {
            System.out.printf("Gathering %d conversations…%n", conversations);
            crowd.gather(conversations);
            System.out.printf(
                    "Warming up for 20 s, then %d messages/s over %d conversations for %d s.%n",
                    rate, crowd.size(), seconds);
            crowd.talk(rate, Duration.ofSeconds(20), false);
            crowd.settle(Duration.ofSeconds(10));
            crowd.toAgent.forgetLatencies();
            crowd.toCustomer.forgetLatencies();
            crowd.talk(rate, Duration.ofSeconds(seconds), false);
            crowd.settle(Duration.ofSeconds(30));
            List<String> wrong = crowd.audit();
            print("customer → agent's screen", crowd.toAgent);
            print("agent → customer's screen", crowd.toCustomer);
            crowd.refused().stream().limit(5).forEach(line -> System.out.println("refused: " + line));
            System.out.printf("transcripts against acknowledgements: %d wrong%n", wrong.size());
            wrong.stream().limit(10).forEach(System.out::println);
            double worst = Math.max(crowd.toAgent.milliseconds(95), crowd.toCustomer.milliseconds(95));
            boolean held = wrong.isEmpty()
                    && crowd.toAgent.missing() + crowd.toCustomer.missing() == 0
                    && crowd.toAgent.arrivedTwice() + crowd.toCustomer.arrivedTwice() == 0
                    && worst <= MUST_MS;
            System.out.printf(
                    "p95 %.0f ms: must %.0f, aim %.0f. %s%n", worst, MUST_MS, AIM_MS, held ? "Held." : "NOT held.");
            return held;
        }
    }

    static void print(String way, Ledger ledger) {
        System.out.printf(
                "%-28s acknowledged %6d  arrived %6d  lost %d  twice %d  p50 %.0f ms  p95 %.0f ms  p99 %.0f ms  max %.0f ms%n",
                way,
                ledger.acknowledgedCount(),
                ledger.arrivedCount(),
                ledger.missing(),
                ledger.arrivedTwice(),
                ledger.milliseconds(50),
                ledger.milliseconds(95),
                ledger.milliseconds(99),
                ledger.milliseconds(100));
    }
}
