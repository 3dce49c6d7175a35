package io.pronto.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings articles in by the import, with their embedding, and then searches as people type: each letter of a title that is there,
 * sometimes with a typo, at a steady rate. A suggestion counts from when its letter was due, not from when it was sent.
 */
final class SearchBench {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FILE = 10_000;
    private static final long MOST_MILLIS = 80;
    private static final long FINDABLE_MILLIS = 2_000;
    private static final int PUBLISHED = 20;
    private static final double LEAST_PER_SECOND = 60;
    private static final List<String> DOING = List.of(
            "Return",
            "Exchange",
            "Repair",
            "Connect",
            "Reset",
            "Cancel",
            "Track",
            "Pay for",
            "Insure",
            "Register",
            "Clean",
            "Install",
            "Update",
            "Rent",
            "Recycle",
            "Replace",
            "Charge",
            "Unlock",
            "Pair",
            "Order");
    private static final List<String> KINDS = List.of(
            "wireless",
            "folding",
            "outdoor",
            "electric",
            "compact",
            "smart",
            "heated",
            "solar",
            "portable",
            "quiet",
            "waterproof",
            "vintage",
            "digital",
            "magnetic",
            "ceramic",
            "bamboo",
            "cordless",
            "foldable",
            "silent",
            "thermal");
    private static final List<String> THINGS = List.of(
            "headphones",
            "bicycle",
            "lantern",
            "kettle",
            "camera",
            "thermostat",
            "blanket",
            "charger",
            "speaker",
            "fan",
            "jacket",
            "radio",
            "scale",
            "lock",
            "pan",
            "chair",
            "drill",
            "desk",
            "mower",
            "cup");
    private static final List<String> WHERE = List.of(
            "at home", "abroad", "in a shop", "by post", "on a phone", "under warranty", "as a gift", "for a company");

    private final int articles;
    private final int rate;
    private final int seconds;

    SearchBench(Options options) {
        this.articles = options.of("articles", 100_000);
        this.rate = options.of("rate", 20);
        this.seconds = options.of("seconds", 60);
    }

    boolean run() throws Exception {
        try (KnowledgeRig rig = new KnowledgeRig()) {
            double perSecond = bring(rig);
            System.out.printf("import with embedding: %.0f articles/s (at least %.0f)%n", perSecond, LEAST_PER_SECOND);
            List<Long> nanos = type(rig);
            nanos.sort(null);
            System.out.printf(
                    "search as you type over %,d articles at %d/s: p50 %.1f ms, p95 %.1f ms (at most %d), p99 %.1f ms, %,d asked%n",
                    articles, rate, at(nanos, .5), at(nanos, .95), MOST_MILLIS, at(nanos, .99), nanos.size());
            List<Long> findable = publish(rig);
            findable.sort(null);
            System.out.printf(
                    "published → findable: p50 %.0f ms, longest %.0f ms (at most %d), %d articles%n",
                    at(findable, .5), at(findable, 1), FINDABLE_MILLIS, findable.size());
            return perSecond >= LEAST_PER_SECOND && at(nanos, .95) <= MOST_MILLIS && at(findable, 1) <= FINDABLE_MILLIS;
        }
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.isEmpty()
                ? 0
                : sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(share * sorted.size()))) / 1e6;
    }

    private double bring(KnowledgeRig rig) throws Exception {
        long began = System.nanoTime();
        int brought = 0;
        while (brought < articles) {
            StringBuilder file = new StringBuilder();
            for (int row = 0; row < FILE && brought < articles; row++, brought++) {
                file.append(JSON.writeValueAsString(article(brought))).append('\n');
            }
            String job = rig.upload(
                            "/api/v1/knowledge/imports?format=json",
                            file.toString().getBytes(StandardCharsets.UTF_8))
                    .get("id")
                    .asString();
            JsonNode now;
            do {
                Thread.sleep(1_000);
                now = rig.call("GET", "/api/v1/knowledge/imports/" + job, null);
            } while (!now.get("state").asString().equals("done")
                    || now.get("notFindable").asInt() > 0);
            if (now.get("created").asInt() != now.get("rows").asInt()) {
                throw new IllegalStateException("Not every row was taken: " + now);
            }
            System.out.printf("  %,d of %,d%n", brought, articles);
        }
        return articles / ((System.nanoTime() - began) / 1e9);
    }

    /** @return nanoseconds from the answer that an article was taken until the search of the help centre finds it, one after another */
    private static List<Long> publish(KnowledgeRig rig) throws Exception {
        List<Long> nanos = new ArrayList<>();
        for (int one = 0; one < PUBLISHED; one++) {
            String word = "xyl" + Long.toString(1_000_000 + one * 7_919L, 36);
            Map<String, Object> article = new HashMap<>(article(0));
            article.put("key", "fresh-" + one);
            article.put("title", "Where the " + word + " is");
            article.put("audience", "public");
            rig.call("POST", "/api/v1/articles/import", List.of(article));
            long taken = System.nanoTime();
            while (!rig.call("GET", "/help-api/v1/en/search?q=" + word, null)
                    .toString()
                    .contains("fresh-" + one)) {
                TimeUnit.MILLISECONDS.sleep(20);
                if (System.nanoTime() - taken > TimeUnit.MINUTES.toNanos(1)) {
                    throw new IllegalStateException("The article fresh-" + one + " is not found a minute later.");
                }
            }
            nanos.add(System.nanoTime() - taken);
        }
        return nanos;
    }

    private static String title(int number) {
        return DOING.get(number % 20)
                + " a " + KINDS.get(number / 20 % 20)
                + " " + THINGS.get(number / 400 % 20)
                + " " + WHERE.get(number / 8_000 % 8)
                + (number < 64_000 ? "" : " (" + number + ")");
    }

    private static Map<String, Object> article(int number) {
        String title = title(number);
        return Map.of(
                "key",
                "bench-" + number,
                "language",
                "en",
                "title",
                title,
                "category",
                THINGS.get(number / 400 % 20),
                "markdown",
                "To " + title.toLowerCase() + ", open the app, choose the item with number ITEM-" + (100_000 + number)
                        + " and follow the steps. It takes " + (1 + number % 9)
                        + " days, and we write to you as soon as it is done.");
    }

    /** @return nanoseconds from when each letter was due to its suggestions */
    private List<Long> type(KnowledgeRig rig) throws Exception {
        Random random = new Random(7);
        List<Long> nanos = new ArrayList<>();
        AtomicInteger empty = new AtomicInteger();
        long gap = TimeUnit.SECONDS.toNanos(1) / rate;
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            // The first answers warm up what a running service has warm.
            long began = System.nanoTime();
            int warm = 5 * rate;
            for (int letter = 0; letter < warm + rate * seconds; letter++) {
                String typed = typed(random);
                long due = began + letter * gap;
                boolean counts = letter >= warm;
                TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                people.submit(() -> {
                    int found = rig.call(
                                    "GET",
                                    "/help-api/v1/en/suggestions?limit=8&q="
                                            + URLEncoder.encode(typed, StandardCharsets.UTF_8),
                                    null)
                            .get("items")
                            .size();
                    long took = System.nanoTime() - due;
                    if (found == 0) {
                        empty.incrementAndGet();
                    }
                    if (counts) {
                        synchronized (nanos) {
                            nanos.add(took);
                        }
                    }
                    return found;
                });
            }
        }
        System.out.printf("  %d of the words begun found nothing%n", empty.get());
        return nanos;
    }

    private String typed(Random random) {
        String title = title(random.nextInt(articles));
        int letters = 3 + random.nextInt(title.length() - 3);
        String typed = title.substring(0, letters).toLowerCase();
        if (random.nextInt(10) == 0 && letters > 9) {
            int at = 2 + random.nextInt(letters - 5);
            typed = typed.substring(0, at) + typed.charAt(at + 1) + typed.charAt(at) + typed.substring(at + 2);
        }
        return typed;
    }
}
