package io.pronto.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Kills every part with {@code kill -9}, one after the other, while customers and agents talk. Redis keeps nothing, so it
 * comes back empty. The local stack starts again what died; a message that was refused is sent again with the same id.
 */
record FaultsBench(Suite suite, Options options) {
    private static final List<String> VICTIMS = List.of(
            "conversation-service",
            "routing-service",
            "sla-service",
            "knowledge-base",
            "analytics-service",
            "gateway",
            "redis",
            "elasticsearch");
    private static final long MUST_SECONDS = 60;

    boolean run() throws Exception {
        int rate = options.of("rate", 20);
        int conversations = options.of("conversations", 40);
        boolean held = true;
        try (Crowd crowd = new Crowd(suite);
                var background = Executors.newVirtualThreadPerTaskExecutor()) {
            crowd.gather(conversations);
            for (String victim : VICTIMS) {
                crowd.renewTokens();
                var load = background.submit(() -> {
                    crowd.talk(rate, Duration.ofSeconds(40), true);
                    return null;
                });
                TimeUnit.SECONDS.sleep(5);
                kill(victim);
                long begin = System.nanoTime();
                awaitGone(victim);
                awaitWhole();
                double seconds = (System.nanoTime() - begin) / 1e9;
                System.out.printf("%-22s killed; whole again after %5.1f s%n", victim, seconds);
                held &= seconds < MUST_SECONDS;
                load.get();
            }
            crowd.renewTokens();
            crowd.settle(Duration.ofSeconds(60));
            List<String> wrong = crowd.audit();
            ChatBench.print("customer → agent's screen", crowd.toAgent);
            ChatBench.print("agent → customer's screen", crowd.toCustomer);
            System.out.printf("transcripts against acknowledgements: %d wrong%n", wrong.size());
            wrong.stream().limit(10).forEach(System.out::println);
            List<String> assignments = crowd.auditAssignments();
            System.out.printf("assignments and clocks: %d wrong%n", assignments.size());
            assignments.stream().limit(10).forEach(System.out::println);
            held &= wrong.isEmpty()
                    && assignments.isEmpty()
                    && crowd.toAgent.missing() + crowd.toCustomer.missing() == 0;
        }
        System.out.println(held ? "Held." : "NOT held.");
        return held;
    }

    private void kill(String victim) throws IOException, InterruptedException {
        String pid = Files.readString(pidFile(victim)).strip().split(" ")[0];
        new ProcessBuilder("kill", "-9", pid).inheritIO().start().waitFor();
    }

    private Path pidFile(String victim) {
        return suite.data().resolve("run").resolve(victim + ".pid");
    }

    /** Until the process is really gone, a health check would still find its last answer. */
    private void awaitGone(String victim) throws IOException, InterruptedException {
        for (int i = 0; i < 100 && Files.exists(pidFile(victim)); i++) {
            long pid = Long.parseLong(Files.readString(pidFile(victim)).strip().split(" ")[0]);
            if (ProcessHandle.of(pid).map(process -> !process.isAlive()).orElse(true)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Every service ready, every server answering, and a whole enquiry going through: answer, hand-off, queue. */
    private void awaitWhole() throws InterruptedException {
        while (!ready() || !enquiryGoesThrough()) {
            TimeUnit.MILLISECONDS.sleep(250);
        }
    }

    private boolean ready() throws InterruptedException {
        for (int port : List.of(8080, 8101, 8102, 8103, 8104, 8105)) {
            try {
                int status = suite.http()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                                        .timeout(Duration.ofSeconds(2))
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode();
                if (status != 200) {
                    return false;
                }
            } catch (IOException away) {
                return false;
            }
        }
        return true;
    }

    private boolean enquiryGoesThrough() throws InterruptedException {
        Suite.Answer session = suite.call("POST", "/widget/v1/sessions", null, Map.of("language", "en"));
        if (!session.ok()) {
            return false;
        }
        String token = session.json().get("token").asString();
        if (!suite.call(
                        "POST",
                        "/widget/v1/messages",
                        token,
                        Map.of("text", "How long is standard delivery?", "clientId", "probe"))
                .ok()) {
            return false;
        }
        for (int i = 0; i < 50; i++) {
            Suite.Answer entries = suite.call("GET", "/widget/v1/conversation/entries", token, null);
            if (entries.ok()
                    && entries.body().contains("\"kind\":\"bot\"")
                    && entries.body().contains("/help/en/")) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return false;
    }
}
