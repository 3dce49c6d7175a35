package io.pronto.knowledge.search.adapter;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.KnnSearch;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.MsearchResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.SourceConfig;
import co.elastic.clients.util.ObjectBuilder;
import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.knowledge.search.Entry;
import io.pronto.knowledge.search.Found;
import io.pronto.knowledge.search.Rankings;
import io.pronto.knowledge.search.SearchIndex;
import io.pronto.knowledge.search.Terms;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Entries in Elasticsearch: per language and model one index behind an alias, one document per entry.
 *
 * <p>Documents carry the article's version as external version, so that a late writer cannot bring back old text.
 */
final class ElasticsearchIndex implements SearchIndex {
    /** Part of the index name: a change of mapping or analysis needs another index. */
    private static final int SCHEMA = 2;

    /** Entries of one article at most: the bounds of its content allow fewer. */
    private static final int MOST_ENTRIES = 2_000;

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    // Words are cut by Terms, not by the server: a server without language analysers serves as well, in both languages.
    private static final String DEFINITION = """
            {
              "settings": {"number_of_shards": 1, "number_of_replicas": 0},
              "mappings": {
                "dynamic": "strict",
                "properties": {
                  "article": {"type": "keyword"}, "version": {"type": "integer"}, "audience": {"type": "keyword"},
                  "kind": {"type": "keyword"}, "ordinal": {"type": "integer"},
                  "anchor": {"type": "keyword", "index": false, "doc_values": false},
                  "heading": {"type": "keyword", "index": false, "doc_values": false},
                  "text": {"type": "text", "index": false},
                  "terms": {"type": "text", "analyzer": "whitespace"},
                  "vector": {"type": "dense_vector", "dims": %d, "index": true, "similarity": "cosine",
                             "index_options": {"type": "hnsw", "m": 16, "ef_construction": 100}}
                }
              }
            }
            """;

    private static final SourceConfig WITHOUT_VECTOR =
            SourceConfig.of(source -> source.filter(filter -> filter.excludes("vector")));

    private final ElasticsearchClient client;
    private final Embeddings embeddings;
    private final String prefix;

    ElasticsearchIndex(ElasticsearchClient client, Embeddings embeddings, String prefix) {
        this.client = client;
        this.embeddings = embeddings;
        this.prefix = prefix;
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

    /** Makes the index and its alias unless they are there. @return what tells this index from one made later */
    String ensure(Language language) {
        String name = name(language);
        try {
            if (!client.indices().exists(e -> e.index(name)).value()) {
                create(language, name);
            }
            if (!client.indices()
                    .existsAlias(e -> e.name(alias(language)).index(name))
                    .value()) {
                client.indices()
                        .updateAliases(u -> u.actions(a -> a.remove(r -> r.index(prefix + "-" + language.tag() + "-*")
                                        .alias(alias(language))
                                        .mustExist(false)))
                                .actions(a -> a.add(add -> add.index(name).alias(alias(language)))));
            }
            var settings = client.indices().getSettings(g -> g.index(name)).get(name);
            var index = Objects.requireNonNull(settings, name).settings();
            return name + "/"
                    + (index == null || index.index() == null
                            ? ""
                            : index.index().uuid());
        } catch (IOException | ElasticsearchException e) {
            throw new Away("The search index " + name + " cannot be reached or made.", e);
        }
    }

    private void create(Language language, String name) throws IOException {
        try {
            client.indices()
                    .create(c -> c.index(name)
                            .withJson(new StringReader(DEFINITION.formatted(embeddings.dimensions(language)))));
        } catch (ElasticsearchException e) {
            // Another replica was faster.
            if (!"resource_already_exists_exception".equals(e.error().type())) {
                throw e;
            }
        }
    }

    @Override
    public void put(ArticleId article, Language language, int version, Audience audience, List<Embedded> entries) {
        BulkRequest.Builder bulk = new BulkRequest.Builder()
                .index(alias(language))
                .requireAlias(true)
                .refresh(Refresh.True);
        for (Embedded embedded : entries) {
            Entry entry = embedded.entry();
            Map<String, Object> document = Map.ofEntries(
                    Map.entry("article", article.toString()),
                    Map.entry("version", version),
                    Map.entry("audience", audience.name()),
                    Map.entry("kind", entry.kind().name()),
                    Map.entry("ordinal", entry.ordinal()),
                    Map.entry("anchor", entry.anchor()),
                    Map.entry("heading", entry.heading()),
                    Map.entry("text", entry.text()),
                    Map.entry("terms", String.join(" ", Terms.of(entry.text()))),
                    Map.entry("vector", embedded.vector()));
            bulk.operations(op -> op.index(i -> i.id(article + ":" + entry.ordinal())
                    .version((long) version)
                    .versionType(VersionType.ExternalGte)
                    .document(document)));
        }
        write(bulk.build());
        delete(
                article,
                language,
                query -> query.bool(b -> b.filter(
                                f -> f.term(t -> t.field("article").value(article.toString())))
                        .should(s ->
                                s.range(r -> r.number(n -> n.field("version").lt((double) version))))
                        .should(s -> s.bool(same -> same.filter(
                                        f -> f.term(t -> t.field("version").value(version)))
                                .filter(f -> f.range(
                                        r -> r.number(n -> n.field("ordinal").gte((double) entries.size()))))))
                        .minimumShouldMatch("1")));
    }

    @Override
    public void remove(ArticleId article, Language language) {
        delete(article, language, query -> query.term(t -> t.field("article").value(article.toString())));
    }

    /** There is no delete-by-query on a trimmed server: look up, then delete by id. */
    private void delete(ArticleId article, Language language, Function<Query.Builder, ObjectBuilder<Query>> which) {
        List<String> ids = ask(() -> client
                .search(
                        s -> s.index(alias(language))
                                .query(which)
                                .size(MOST_ENTRIES)
                                .source(src -> src.fetch(false)),
                        Void.class)
                .hits()
                .hits()
                .stream()
                .map(hit -> Objects.requireNonNull(hit.id(), "id"))
                .toList());
        if (!ids.isEmpty()) {
            BulkRequest.Builder bulk = new BulkRequest.Builder()
                    .index(alias(language))
                    .requireAlias(true)
                    .refresh(Refresh.True);
            ids.forEach(id -> bulk.operations(op -> op.delete(d -> d.id(id))));
            write(bulk.build());
        }
    }

    private void write(BulkRequest request) {
        if (request.operations().isEmpty()) {
            return;
        }
        BulkResponse response = ask(() -> client.bulk(request));
        for (BulkResponseItem item : response.items()) {
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
        String words = String.join(" ", Terms.of(query.words()));
        MsearchResponse<Document> response = ask(() -> client.msearch(
                m -> m.searches(r -> r.header(h -> h.index(alias(query.language())))
                                .body(b -> b.knn(nearest(
                                                query,
                                                query.limit(),
                                                filter(query, Entry.Kind.TITLE, Entry.Kind.QUESTION)))
                                        .size(query.limit())
                                        .source(WITHOUT_VECTOR)))
                        .searches(r -> r.header(h -> h.index(alias(query.language())))
                                .body(b -> b.knn(nearest(query, query.limit(), filter(query, Entry.Kind.PASSAGE)))
                                        .size(query.limit())
                                        .source(WITHOUT_VECTOR)))
                        .searches(r -> r.header(h -> h.index(alias(query.language())))
                                .body(b -> b.query(q -> q.bool(bool -> bool.must(must -> must.match(
                                                        w -> w.field("terms").query(words)))
                                                .filter(filter(query, Entry.Kind.values()))))
                                        .size(query.limit())
                                        .source(WITHOUT_VECTOR))),
                Document.class));
        // Elasticsearch scores a cosine as (1 + cosine) / 2.
        return new Rankings(
                found(response.responses().get(0), score -> 2 * score - 1),
                found(response.responses().get(1), score -> 2 * score - 1),
                found(response.responses().get(2), score -> score));
    }

    @Override
    public List<Found> passages(ArticleId article, Sought query) {
        List<Query> filter = new ArrayList<>(filter(query, Entry.Kind.PASSAGE));
        filter.add(Query.of(q -> q.term(t -> t.field("article").value(article.toString()))));
        return ask(() -> client
                .search(
                        s -> s.index(alias(query.language()))
                                .knn(nearest(query, 5, filter))
                                .size(5)
                                .source(WITHOUT_VECTOR),
                        Document.class)
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

    private static List<Found> found(MultiSearchResponseItem<Document> item, Function<Double, Double> scale) {
        if (item.isFailure()) {
            throw new Away(
                    "The search index refused: " + item.failure().error().reason(),
                    new IOException(item.failure().error().type()));
        }
        return item.result().hits().hits().stream()
                .map(hit -> found(hit, scale))
                .toList();
    }

    private static Found found(Hit<Document> hit, Function<Double, Double> scale) {
        Document document = Objects.requireNonNull(hit.source(), "source");
        @Nullable Double score = hit.score();
        return new Found(
                ArticleId.of(document.article()),
                document.version(),
                new Entry(
                        Entry.Kind.valueOf(document.kind()),
                        document.ordinal(),
                        document.anchor(),
                        document.heading(),
                        document.text()),
                scale.apply(score == null ? 0 : score));
    }

    @FunctionalInterface
    private interface Call<T> {
        T run() throws IOException;
    }

    private static <T> T ask(Call<T> call) {
        try {
            return call.run();
        } catch (IOException | ElasticsearchException e) {
            throw new Away("The search index does not answer.", e);
        }
    }

    private String alias(Language language) {
        return prefix + "-" + language.tag();
    }

    private String name(Language language) {
        return prefix + "-" + language.tag() + "-" + embeddings.model(language) + "-" + SCHEMA;
    }
}
