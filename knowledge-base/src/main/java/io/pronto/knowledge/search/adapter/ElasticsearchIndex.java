package io.pronto.knowledge.search.adapter;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.KnnSearch;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch._types.query_dsl.FieldAndFormat;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.MsearchResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.SourceConfig;
import co.elastic.clients.util.ObjectBuilder;
import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.search.Codes;
import io.pronto.knowledge.search.Entry;
import io.pronto.knowledge.search.Found;
import io.pronto.knowledge.search.Rankings;
import io.pronto.knowledge.search.SearchIndex;
import io.pronto.knowledge.search.SynonymBook;
import io.pronto.knowledge.search.Terms;
import jakarta.json.JsonArray;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Entries in Elasticsearch, one document per entry, in the copies that {@link IndexCopies} keeps.
 *
 * <p>Documents carry the article's version as external version, so that a late writer cannot bring back old text.
 */
final class ElasticsearchIndex implements SearchIndex {
    /** Entries that are looked through at once for what an older version left behind. */
    private static final int MOST_ENTRIES = 10_000;

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    /** How much a word counts that only means or nearly is what was asked. */
    private static final float AS_SYNONYM = 0.7f;

    private static final float AS_TYPO = 0.3f;

    // Where an entry stands comes from columns: stored documents are compressed in blocks, and unpacking two hundred of
    // them
    // took a third of the time of a search.
    private static final List<FieldAndFormat> PLACE = Stream.of("article", "version", "kind", "ordinal")
            .map(name -> FieldAndFormat.of(field -> field.field(name)))
            .toList();

    private static final SourceConfig NOTHING = SourceConfig.of(source -> source.fetch(false));

    private static final SourceConfig BEGUN =
            SourceConfig.of(source -> source.filter(filter -> filter.excludes("vector")));

    private final ElasticsearchClient client;
    private final IndexCopies copies;
    private final Function<Language, SynonymBook> synonyms;

    ElasticsearchIndex(ElasticsearchClient client, IndexCopies copies, Function<Language, SynonymBook> synonyms) {
        this.client = client;
        this.copies = copies;
        this.synonyms = synonyms;
    }

    /** A document without its vector, as searches give it back. */
    record Document(
            String article,
            int version,
            String audience,
            String kind,
            int ordinal,
            String anchor,
            String heading,
            String text) {}

    @Override
    public void put(List<Indexed> articles) {
        put(articles, Map.of());
    }

    /** The same, also into the copies that are being filled beside the live ones. @param filling their names */
    void put(List<Indexed> articles, Map<Language, String> filling) {
        for (Language language : Language.values()) {
            List<Indexed> ours = articles.stream()
                    .filter(article -> article.language() == language)
                    .toList();
            if (!ours.isEmpty()) {
                put(copies.alias(language), true, ours, copies.fits(language));
                String copy = filling.get(language);
                if (copy != null) {
                    put(copy, false, ours, true);
                }
            }
        }
    }

    /** @param whole whether the copy is of our making; one of another making takes what every making has */
    private void put(String copy, boolean alias, List<Indexed> articles, boolean whole) {
        BulkRequest.Builder bulk = bulk(copy, alias);
        for (Indexed article : articles) {
            for (Embedded embedded : article.entries()) {
                bulk.operations(op -> op.index(
                        i -> i.id(article.article() + ":" + embedded.entry().ordinal())
                                .version((long) article.version())
                                .versionType(VersionType.ExternalGte)
                                .document(document(article, embedded, whole))));
            }
        }
        write(bulk.build());
        List<Indexed> known =
                articles.stream().filter(article -> article.version() > 1).toList();
        if (!known.isEmpty()) {
            forget(copy, alias, known);
        }
    }

    private static Map<String, Object> document(Indexed article, Embedded embedded, boolean whole) {
        Entry entry = embedded.entry();
        Map<String, Object> document = new HashMap<>();
        document.put("article", article.article().toString());
        document.put("version", article.version());
        document.put("audience", article.audience().name());
        document.put("kind", entry.kind().name());
        document.put("ordinal", entry.ordinal());
        document.put("anchor", entry.anchor());
        document.put("heading", entry.heading());
        document.put("text", entry.text());
        document.put("terms", String.join(" ", Terms.of(entry.text())));
        if (whole) {
            document.put("codes", Codes.of(entry.text()));
            document.put("vector", embedded.vector());
        }
        return document;
    }

    /** Takes away what older versions of these articles left behind. */
    private void forget(String copy, boolean alias, List<Indexed> articles) {
        Map<String, Indexed> byId = new HashMap<>();
        articles.forEach(article -> byId.put(article.article().toString(), article));
        List<FieldValue> ids = byId.keySet().stream().map(FieldValue::of).toList();
        delete(copy, alias, query -> query.terms(t -> t.field("article").terms(v -> v.value(ids))), left -> {
            Indexed now = Objects.requireNonNull(byId.get(left.article()));
            return left.version() < now.version()
                    || left.version() == now.version()
                            && left.ordinal() >= now.entries().size();
        });
    }

    @Override
    public void remove(ArticleId article, Language language) {
        remove(article, language, Map.of());
    }

    /** The same, also from the copies that are being filled. */
    void remove(ArticleId article, Language language, Map<Language, String> filling) {
        Function<Query.Builder, ObjectBuilder<Query>> ours =
                query -> query.term(t -> t.field("article").value(article.toString()));
        delete(copies.alias(language), true, ours, left -> true);
        String copy = filling.get(language);
        if (copy != null) {
            delete(copy, false, ours, left -> true);
        }
    }

    /** What of a document says whether it is still wanted. */
    record Left(String article, int version, int ordinal) {}

    /** There is no delete-by-query on a trimmed server: look up, then delete by id. */
    private void delete(
            String copy, boolean alias, Function<Query.Builder, ObjectBuilder<Query>> which, Predicate<Left> unwanted) {
        List<String> ids = ask(() -> client
                .search(
                        s -> s.index(copy)
                                .query(which)
                                .size(MOST_ENTRIES)
                                .source(src -> src.filter(f -> f.includes("article", "version", "ordinal"))),
                        Left.class)
                .hits()
                .hits()
                .stream()
                .filter(hit -> unwanted.test(Objects.requireNonNull(hit.source(), "source")))
                .map(hit -> Objects.requireNonNull(hit.id(), "id"))
                .toList());
        if (!ids.isEmpty()) {
            BulkRequest.Builder bulk = bulk(copy, alias);
            ids.forEach(id -> bulk.operations(op -> op.delete(d -> d.id(id))));
            write(bulk.build());
        }
    }

    /** An alias that is gone must not become an index of that name. */
    private static BulkRequest.Builder bulk(String copy, boolean alias) {
        BulkRequest.Builder bulk = new BulkRequest.Builder().index(copy).refresh(Refresh.True);
        return alias ? bulk.requireAlias(true) : bulk;
    }

    private void write(BulkRequest request) {
        if (request.operations().isEmpty()) {
            return;
        }
        BulkResponse response = ask(() -> client.bulk(request));
        for (BulkResponseItem item : response.items()) {
            if (item.error() != null && item.status() == BAD_REQUEST) {
                // It will be refused again and again; the index itself is well.
                throw new IllegalStateException("An entry of index " + item.index() + " was refused: "
                        + item.error().reason());
            }
            if (item.error() != null && item.status() != CONFLICT && item.status() != NOT_FOUND) {
                throw new Away(
                        "An entry was refused: " + item.error().reason(),
                        new IOException(item.error().type()));
            }
            if (item.error() != null && item.status() == NOT_FOUND) {
                throw new Away(
                        "The search index is gone.",
                        new IOException(item.error().type()));
            }
        }
    }

    @Override
    public Rankings find(Sought query) {
        String alias = copies.alias(query.language());
        // The live copy may still be of another model: then words alone find until the new one is filled.
        boolean byMeaning = copies.fits(query.language());
        Set<String> codes = byMeaning ? Codes.of(query.words()) : Set.of();
        MsearchRequest.Builder all = new MsearchRequest.Builder();
        if (byMeaning) {
            all.searches(r -> r.header(h -> h.index(alias))
                    .body(b -> b.knn(
                                    nearest(query, query.limit(), filter(query, Entry.Kind.TITLE, Entry.Kind.QUESTION)))
                            .size(query.limit())
                            .docvalueFields(PLACE)
                            .storedFields("_none_")
                            .source(NOTHING)));
            all.searches(r -> r.header(h -> h.index(alias))
                    .body(b -> b.knn(nearest(query, query.limit(), filter(query, Entry.Kind.PASSAGE)))
                            .size(query.limit())
                            .docvalueFields(PLACE)
                            .storedFields("_none_")
                            .source(NOTHING)));
        }
        all.searches(r -> r.header(h -> h.index(alias))
                .body(b -> b.query(q ->
                                q.bool(bool -> bool.must(words(query)).filter(filter(query, Entry.Kind.values()))))
                        .size(query.limit())
                        .docvalueFields(PLACE)
                        .storedFields("_none_")
                        .source(NOTHING)));
        if (!codes.isEmpty()) {
            List<FieldValue> values = codes.stream().map(FieldValue::of).toList();
            all.searches(r -> r.header(h -> h.index(alias))
                    .body(b -> b.query(q -> q.bool(bool -> bool.should(
                                            s -> s.terms(t -> t.field("codes").terms(v -> v.value(values))))
                                    .minimumShouldMatch("1")
                                    .filter(filter(query, Entry.Kind.values()))))
                            .size(query.limit())
                            .docvalueFields(PLACE)
                            .storedFields("_none_")
                            .source(NOTHING)));
        }
        MsearchRequest request = all.build();
        MsearchResponse<Void> response = ask(() -> client.msearch(request, Void.class));
        List<MultiSearchResponseItem<Void>> told = response.responses();
        int at = byMeaning ? 2 : 0;
        // Elasticsearch scores a cosine as (1 + cosine) / 2.
        return new Rankings(
                byMeaning ? found(told.get(0), score -> 2 * score - 1) : List.of(),
                byMeaning ? found(told.get(1), score -> 2 * score - 1) : List.of(),
                found(told.get(at), score -> score),
                codes.isEmpty() ? List.of() : found(told.get(at + 1), score -> score));
    }

    /** The words as they are; what means the same; and, if the query forgives, what nearly is the same. */
    private Query words(Sought query) {
        Set<String> terms = Terms.of(query.words());
        Set<String> others = synonyms.apply(query.language()).besides(terms);
        String asked = String.join(" ", terms);
        if (others.isEmpty() && !query.forgiving()) {
            return Query.of(q -> q.match(m -> m.field("terms").query(asked)));
        }
        return Query.of(q -> q.bool(bool -> {
            bool.should(s -> s.match(m -> m.field("terms").query(asked)));
            if (!others.isEmpty()) {
                bool.should(s -> s.match(
                        m -> m.field("terms").query(String.join(" ", others)).boost(AS_SYNONYM)));
            }
            if (query.forgiving()) {
                bool.should(s -> s.match(m -> m.field("terms")
                        .query(asked)
                        .fuzziness("AUTO:4,8")
                        .prefixLength(1)
                        .maxExpansions(20)
                        .boost(AS_TYPO)));
            }
            return bool.minimumShouldMatch("1");
        }));
    }

    @Override
    public List<Begun> begun(Language language, String typed, Set<Audience> audiences, int limit) {
        List<Begun> begun = begun(language, typed, audiences, limit, false);
        // Nearly every letter finds something as it stands; looking for typos as well costs several times as much.
        return begun.isEmpty() ? begun(language, typed, audiences, limit, true) : begun;
    }

    private List<Begun> begun(Language language, String typed, Set<Audience> audiences, int limit, boolean forgiving) {
        Set<String> terms = Terms.of(typed);
        String asked = String.join(" ", terms);
        Set<String> others = synonyms.apply(language).besides(terms);
        Sought query = new Sought(language, typed, new float[0], audiences, limit);
        return ask(() -> client
                .search(
                        s -> s.index(copies.alias(language))
                                .query(q -> q.bool(bool -> {
                                    if (forgiving) {
                                        bool.should(b -> b.match(m -> m.field("terms")
                                                .query(asked)
                                                .fuzziness("AUTO:4,8")
                                                .prefixLength(1)
                                                .maxExpansions(20)
                                                .minimumShouldMatch("2<70%")));
                                    } else {
                                        bool.should(b -> b.matchBoolPrefix(m ->
                                                m.field("terms").query(asked).minimumShouldMatch("2<70%")));
                                    }
                                    if (!others.isEmpty()) {
                                        bool.should(b -> b.match(m -> m.field("terms")
                                                .query(String.join(" ", others))
                                                .boost(AS_SYNONYM)));
                                    }
                                    return bool.minimumShouldMatch("1")
                                            .filter(filter(query, Entry.Kind.TITLE, Entry.Kind.QUESTION));
                                }))
                                .collapse(c -> c.field("article"))
                                .trackTotalHits(t -> t.enabled(false))
                                .size(limit)
                                .source(BEGUN),
                        Document.class)
                .hits()
                .hits()
                .stream()
                .map(hit -> Objects.requireNonNull(hit.source(), "source"))
                .map(document -> new Begun(ArticleId.of(document.article()), document.text()))
                .toList());
    }

    @Override
    public List<Found> passages(ArticleId article, Sought query) {
        if (!copies.fits(query.language())) {
            return List.of();
        }
        List<Query> filter = new ArrayList<>(filter(query, Entry.Kind.PASSAGE));
        filter.add(Query.of(q -> q.term(t -> t.field("article").value(article.toString()))));
        return ask(() -> client
                .search(
                        s -> s.index(copies.alias(query.language()))
                                .knn(nearest(query, 5, filter))
                                .size(5)
                                .docvalueFields(PLACE)
                                .storedFields("_none_")
                                .source(NOTHING),
                        Void.class)
                .hits()
                .hits()
                .stream()
                .map(hit -> found(hit, score -> 2 * score - 1))
                .toList());
    }

    private static KnnSearch nearest(Sought query, int limit, List<Query> filter) {
        List<Float> vector = new ArrayList<>(query.vector().length);
        for (float x : query.vector()) {
            vector.add(x);
        }
        return KnnSearch.of(k -> k.field("vector")
                .queryVector(vector)
                .k(limit)
                .numCandidates(Math.max(100, 3 * limit))
                .filter(filter));
    }

    /** Who may read it and what it is: decided in the query itself, never afterwards. */
    private static List<Query> filter(Sought query, Entry.Kind... kinds) {
        List<FieldValue> audiences = query.audiences().stream()
                .map(audience -> FieldValue.of(audience.name()))
                .toList();
        List<FieldValue> wanted =
                Arrays.stream(kinds).map(kind -> FieldValue.of(kind.name())).toList();
        return List.of(
                Query.of(q -> q.terms(t -> t.field("audience").terms(v -> v.value(audiences)))),
                Query.of(q -> q.terms(t -> t.field("kind").terms(v -> v.value(wanted)))));
    }

    private static List<Found> found(MultiSearchResponseItem<Void> item, Function<Double, Double> scale) {
        if (item.isFailure()) {
            throw new Away(
                    "The search index refused: " + item.failure().error().reason(),
                    new IOException(item.failure().error().type()));
        }
        return item.result().hits().hits().stream()
                .map(hit -> found(hit, scale))
                .toList();
    }

    private static Found found(Hit<Void> hit, Function<Double, Double> scale) {
        @Nullable Double score = hit.score();
        return new Found(
                ArticleId.of(field(hit, "article").getString(0)),
                field(hit, "version").getInt(0),
                Entry.Kind.valueOf(field(hit, "kind").getString(0)),
                field(hit, "ordinal").getInt(0),
                scale.apply(score == null ? 0 : score));
    }

    private static JsonArray field(Hit<Void> hit, String name) {
        return Objects.requireNonNull(hit.fields().get(name), name).toJson().asJsonArray();
    }

    @Override
    public Map<Found, Entry> read(Language language, Collection<Found> places) {
        if (places.isEmpty()) {
            return Map.of();
        }
        List<Found> wanted = List.copyOf(places);
        List<MultiGetResponseItem<Document>> told = ask(() -> client.mget(
                        m -> m.index(copies.alias(language))
                                .ids(wanted.stream()
                                        .map(found -> found.article() + ":" + found.ordinal())
                                        .toList())
                                .sourceExcludes("vector"),
                        Document.class)
                .docs());
        Map<Found, Entry> read = new HashMap<>();
        for (int at = 0; at < wanted.size(); at++) {
            MultiGetResponseItem<Document> item = told.get(at);
            if (item.isFailure()) {
                throw new Away(
                        "The search index refused: " + item.failure().error().reason(),
                        new IOException(item.failure().error().type()));
            }
            Document document = item.result().source();
            if (document != null && document.version() == wanted.get(at).version()) {
                read.put(
                        wanted.get(at),
                        new Entry(
                                Entry.Kind.valueOf(document.kind()),
                                document.ordinal(),
                                document.anchor(),
                                document.heading(),
                                document.text()));
            }
        }
        return read;
    }

    @FunctionalInterface
    private interface Call<T> {
        T run() throws IOException;
    }

    /**
     * Asks twice if the first went unheard: a kept connection may have died with a server that is back already, and nobody
     * should be sent to people for that. All that is asked may be asked again; versions see to it that writing twice is writing once.
     */
    private static <T> T ask(Call<T> call) {
        try {
            try {
                return call.run();
            } catch (SocketTimeoutException slow) {
                throw slow;
            } catch (IOException unheard) {
                return call.run();
            }
        } catch (IOException | ElasticsearchException e) {
            throw new Away("The search index does not answer.", e);
        }
    }
}
