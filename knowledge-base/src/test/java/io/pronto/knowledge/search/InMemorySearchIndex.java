package io.pronto.knowledge.search;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleFunction;

/** Exact cosine, and BM25 (k1 1.2, b 0.75) as Lucene counts it over {@link Terms}. */
public final class InMemorySearchIndex implements SearchIndex {
    private record Stored(int version, Audience audience, List<Embedded> entries) {}

    private record Slot(ArticleId article, Language language) {}

    private final Map<Slot, Stored> stored = new ConcurrentHashMap<>();

    /** Hides entries from searches: for leaving one out. */
    public BiPredicate<ArticleId, Entry> visible = (article, entry) -> true;

    @Override
    public void put(List<Indexed> articles) {
        for (Indexed indexed : articles) {
            stored.merge(
                    new Slot(indexed.article(), indexed.language()),
                    new Stored(indexed.version(), indexed.audience(), indexed.entries()),
                    (before, now) -> before.version() > now.version() ? before : now);
        }
    }

    @Override
    public List<Begun> begun(Language language, String typed, Set<Audience> audiences, int limit) {
        Set<String> words = Terms.of(typed);
        Set<ArticleId> seen = new HashSet<>();
        return ranked(
                        of(rows(new Sought(language, typed, new float[0], audiences, limit)), true),
                        row -> words.stream()
                                .filter(word -> row.terms.stream().anyMatch(term -> term.startsWith(word)))
                                .count(),
                        Integer.MAX_VALUE)
                .stream()
                .filter(found -> found.score() > 0)
                .filter(found -> seen.add(found.article()))
                .limit(limit)
                .map(found -> new Begun(
                        found.article(),
                        Objects.requireNonNull(read(language, List.of(found)).get(found))
                                .text()))
                .toList();
    }

    @Override
    public Map<Found, Entry> read(Language language, Collection<Found> places) {
        Map<Found, Entry> read = new HashMap<>();
        for (Found place : places) {
            Stored article = stored.get(new Slot(place.article(), language));
            if (article != null && article.version() == place.version()) {
                article.entries().stream()
                        .map(Embedded::entry)
                        .filter(entry -> entry.ordinal() == place.ordinal())
                        .forEach(entry -> read.put(place, entry));
            }
        }
        return read;
    }

    @Override
    public void remove(ArticleId article, Language language) {
        stored.remove(new Slot(article, language));
    }

    @Override
    public Rankings find(Sought query) {
        List<Row> rows = rows(query);
        return new Rankings(
                ranked(of(rows, true), row -> cosine(query.vector(), row.embedded.vector()), query.limit()),
                ranked(of(rows, false), row -> cosine(query.vector(), row.embedded.vector()), query.limit()),
                ranked(rows, bm25(rows, Terms.of(query.words())), query.limit()).stream()
                        .filter(found -> found.score() > 0)
                        .toList(),
                ranked(rows, row -> codes(row, query), query.limit()).stream()
                        .filter(found -> found.score() > 0)
                        .toList());
    }

    private static double codes(Row row, Sought query) {
        Set<String> codes = Codes.of(row.embedded.entry().text());
        return Codes.of(query.words()).stream().filter(codes::contains).count();
    }

    private static List<Row> of(List<Row> rows, boolean asks) {
        return rows.stream()
                .filter(row -> row.embedded.entry().kind().asks() == asks)
                .toList();
    }

    @Override
    public List<Found> passages(ArticleId article, Sought query) {
        List<Row> rows = rows(query).stream()
                .filter(row ->
                        row.article.equals(article) && row.embedded.entry().kind() == Entry.Kind.PASSAGE)
                .toList();
        return ranked(rows, row -> cosine(query.vector(), row.embedded.vector()), 5);
    }

    private record Row(ArticleId article, int version, Embedded embedded, Set<String> terms) {}

    private final Map<String, Set<String>> terms = new ConcurrentHashMap<>();

    private List<Row> rows(Sought query) {
        return stored.entrySet().stream()
                .filter(entry -> entry.getKey().language() == query.language())
                .filter(entry -> query.audiences().contains(entry.getValue().audience()))
                .flatMap(entry -> entry.getValue().entries().stream()
                        .filter(embedded -> visible.test(entry.getKey().article(), embedded.entry()))
                        .map(embedded -> new Row(
                                entry.getKey().article(),
                                entry.getValue().version(),
                                embedded,
                                terms.computeIfAbsent(embedded.entry().text(), Terms::of))))
                .toList();
    }

    private static List<Found> ranked(List<Row> rows, ToDoubleFunction<Row> score, int limit) {
        return rows.stream()
                .map(row -> new Found(
                        row.article,
                        row.version,
                        row.embedded.entry().kind(),
                        row.embedded.entry().ordinal(),
                        score.applyAsDouble(row)))
                .sorted(Comparator.comparingDouble(Found::score).reversed())
                .limit(limit)
                .toList();
    }

    private static ToDoubleFunction<Row> bm25(List<Row> rows, Set<String> query) {
        Map<String, Integer> holders = new HashMap<>();
        double length = 0;
        for (Row row : rows) {
            length += row.terms.size();
            row.terms.forEach(term -> holders.merge(term, 1, Integer::sum));
        }
        double average = Math.max(1, length / Math.max(1, rows.size()));
        return row -> query.stream()
                .filter(row.terms::contains)
                .mapToDouble(term -> {
                    double n = Objects.requireNonNull(holders.get(term));
                    double idf = Math.log(1 + (rows.size() - n + 0.5) / (n + 0.5));
                    return idf / (1 + 1.2 * (0.25 + 0.75 * row.terms.size() / average));
                })
                .sum();
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * (double) other[at];
        }
        return sum;
    }
}
