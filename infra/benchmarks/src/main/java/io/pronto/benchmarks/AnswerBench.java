package io.pronto.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./pronto bench answers}: how long the bot's answer takes over many articles when questions come at a steady rate. Latency is
 * counted from when a question was due, so that a service that falls behind does not hide it.
 */
record AnswerBench(Options options) {
    private static final List<String> DEEDS = List.of(
            "return",
            "repair",
            "cancel",
            "track",
            "exchange",
            "insure",
            "register",
            "clean",
            "charge",
            "connect",
            "update",
            "reset",
            "order",
            "pay for",
            "gift wrap",
            "assemble",
            "store",
            "lend",
            "sell back",
            "unlock");
    private static final List<String> THINGS = List.of(
            "headphones",
            "lamp",
            "bicycle",
            "kettle",
            "camera",
            "laptop",
            "sofa",
            "watch",
            "printer",
            "heater",
            "tent",
            "scooter",
            "drone",
            "fridge",
            "mixer",
            "router",
            "speaker",
            "jacket",
            "pan",
            "mattress",
            "toaster",
            "violin",
            "desk",
            "monitor",
            "keyboard");
    private static final List<String> CASES = List.of(
            "after the warranty has ended",
            "as a business customer",
            "from abroad",
            "without the receipt",
            "bought in the sale",
            "given as a present",
            "that arrived damaged",
            "paid in instalments",
            "with a voucher",
            "before it is delivered",
            "on a public holiday",
            "as a student",
            "in the app",
            "at the shop",
            "by phone",
            "with the loyalty card",
            "when it is out of stock",
            "with an extended warranty",
            "as a guest",
            "when the box is open");
    private static final List<String> ASKED = List.of(
            "how do I %s my %s %s?",
            "can I %s a %s %s",
            "what do I need to %s the %s %s?",
            "is it possible to %s %s %s",
            "I want to %s my %s %s, what now");
    private static final double MUST = 150;

    boolean run() throws Exception {
        int articles = Math.min(options.of("articles", 10_000), DEEDS.size() * THINGS.size() * CASES.size());
        int rate = options.of("rate", 20);
        int seconds = options.of("seconds", 60);
        try (KnowledgeRig rig = new KnowledgeRig()) {
            long start = System.nanoTime();
            List<Map<String, Object>> rows = new ArrayList<>();
            for (int at = 0; at < articles; at++) {
                rows.add(row(at));
            }
            rig.bring(rows);
            rig.awaitIndexed();
            rig.awaitLearned();
            System.out.printf(
                    Locale.ROOT, "%d articles findable after %.0f s%n", articles, (System.nanoTime() - start) / 1e9);
            ask(rig, articles, rate, 10);
            double[] millis = ask(rig, articles, rate, seconds);
            double p95 = millis[(int) (millis.length * .95)];
            System.out.printf(
                    Locale.ROOT,
                    "%d questions at %d/s over %d articles: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.1f ms (must: p95 at most %.0f ms)%n",
                    millis.length,
                    rate,
                    articles,
                    millis[millis.length / 2],
                    p95,
                    millis[(int) (millis.length * .99)],
                    millis[millis.length - 1],
                    MUST);
            return p95 <= MUST;
        }
    }

    private static double[] ask(KnowledgeRig rig, int articles, int rate, int seconds) throws Exception {
        List<Future<Double>> asked = new ArrayList<>();
        try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int at = 0; at < rate * seconds; at++) {
                long due = start + at * TimeUnit.SECONDS.toNanos(1) / rate;
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait);
                }
                // A step without a common divisor goes through all articles in another order.
                String question = phrase((int) (at * 7_919L % articles), ASKED.get(at % ASKED.size()));
                asked.add(askers.submit(() -> {
                    rig.call("POST", "/api/v1/knowledge/answers", Map.of("question", question, "locale", "en"));
                    return (System.nanoTime() - due) / 1e6;
                }));
            }
            double[] millis = new double[asked.size()];
            for (int at = 0; at < millis.length; at++) {
                millis[at] = asked.get(at).get();
            }
            Arrays.sort(millis);
            return millis;
        }
    }

    private static String phrase(int article, String form) {
        return String.format(
                Locale.ROOT,
                form,
                DEEDS.get(article % DEEDS.size()),
                THINGS.get(article / DEEDS.size() % THINGS.size()),
                CASES.get(article / DEEDS.size() / THINGS.size()));
    }

    private static Map<String, Object> row(int article) {
        String deed = phrase(article, "%s %s %s");
        return KnowledgeRig.row(
                "b" + article,
                "en",
                phrase(article, "How to %s a %s %s"),
                List.of(phrase(article, "please help me %s the %s %s")),
                "To " + deed + ", open your orders and choose the item. It takes up to " + (1 + article % 14)
                        + " working days.\n\n## What you need\n\nThe order number " + (100_000 + article)
                        + " and a photo of the item.\n\n## What it costs\n\nNothing within " + (7 + article % 30)
                        + " days; later a fee of " + (5 + article % 20) + " euros is charged.");
    }
}
