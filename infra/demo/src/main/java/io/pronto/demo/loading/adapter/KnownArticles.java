package io.pronto.demo.loading.adapter;

import io.pronto.demo.suite.adapter.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The keys of the articles in a suite, by their ids there. */
public final class KnownArticles {
    private static final int MOST_PAGES = 50;

    private final Map<String, String> keys = new HashMap<>();

    private KnownArticles() {}

    /** Reads them all. @throws io.pronto.demo.suite.adapter.SuiteException if the suite does not answer */
    public static KnownArticles of(Api api) {
        var known = new KnownArticles();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            var answer = api.get("/api/v1/articles?limit=100"
                    + (cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)));
            answer.path("items")
                    .forEach(article -> known.keys.put(
                            article.path("id").asString(), article.path("key").asString()));
            cursor = answer.path("next").asString("");
            if (cursor.isEmpty()) {
                return known;
            }
        }
        return known;
    }

    /** The key of an article; {@code ?} when it is unknown. */
    public String key(String id) {
        return keys.getOrDefault(id, "?");
    }
}
