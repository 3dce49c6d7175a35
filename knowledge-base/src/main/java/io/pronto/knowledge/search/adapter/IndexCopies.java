package io.pronto.knowledge.search.adapter;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.IndexState;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.knowledge.search.SearchIndex.Away;
import java.io.IOException;
import java.io.StringReader;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The physical indices: per language one that is live, behind an alias, and at times one that is being filled beside it. A name
 * says what the index was made for: language, model, and the form of its documents.
 */
final class IndexCopies {
    /** Changes with mapping or analysis. */
    private static final int FORM = 4;

    // Words are cut by Terms, not by the server: a server without language analysers serves as well, in both languages.
    // What is only searched stays out of the stored documents: it would be read and thrown away with every hit.
    // The refresh interval is written down, or an index that nobody searched for a while would not be refreshed at all.
    private static final String DEFINITION = """
            {
              "settings": {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "1s"},
              "mappings": {
                "dynamic": "strict",
                "_source": {"excludes": ["vector", "terms", "codes"]},
                "properties": {
                  "article": {"type": "keyword"}, "version": {"type": "integer"}, "audience": {"type": "keyword"},
                  "kind": {"type": "keyword"}, "ordinal": {"type": "integer"},
                  "anchor": {"type": "keyword", "index": false, "doc_values": false},
                  "heading": {"type": "keyword", "index": false, "doc_values": false},
                  "text": {"type": "text", "index": false},
                  "terms": {"type": "text", "analyzer": "whitespace"},
                  "codes": {"type": "keyword"},
                  "vector": {"type": "dense_vector", "dims": %d, "index": true, "similarity": "cosine",
                             "index_options": {"type": "hnsw", "m": 16, "ef_construction": 100}}
                }
              }
            }
            """;

    private final ElasticsearchClient client;
    private final Embeddings embeddings;
    private final String prefix;
    // As it was seen last; looked at every few seconds.
    private final Map<Language, Boolean> fits = new ConcurrentHashMap<>();

    IndexCopies(ElasticsearchClient client, Embeddings embeddings, String prefix) {
        this.client = client;
        this.embeddings = embeddings;
        this.prefix = prefix;
    }

    /** @param identity tells this index from one of the same name made later @param fits whether it was made for our model and form */
    record Copy(String name, String identity, boolean fits) {}

    String alias(Language language) {
        return prefix + "-" + language.tag();
    }

    /** Whether the live copy was made for our model and form, when it was looked at last. */
    boolean fits(Language language) {
        return fits.getOrDefault(language, true);
    }

    /** The live copy. @throws Away if it cannot be asked */
    Optional<Copy> live(Language language) {
        return ask("looked for", () -> {
            String alias = alias(language);
            if (!client.indices().existsAlias(e -> e.name(alias)).value()) {
                return Optional.<Copy>empty();
            }
            Collection<String> names =
                    client.indices().getAlias(g -> g.name(alias)).aliases().keySet();
            Optional<String> name = names.stream().findFirst();
            if (name.isEmpty()) {
                return Optional.<Copy>empty();
            }
            Optional<Copy> live = find(language, name.get());
            live.ifPresent(copy -> fits.put(language, copy.fits()));
            return live;
        });
    }

    /** A copy by its name. @throws Away if it cannot be asked */
    Optional<Copy> find(Language language, String name) {
        return ask("looked for", () -> {
            if (!client.indices().exists(e -> e.index(name)).value()) {
                return Optional.<Copy>empty();
            }
            IndexState state = Objects.requireNonNull(
                    client.indices().getSettings(g -> g.index(name)).get(name), name);
            var settings = state.settings();
            String uuid = settings == null || settings.index() == null
                    ? ""
                    : String.valueOf(settings.index().uuid());
            return Optional.of(new Copy(name, name + "/" + uuid, name.startsWith(form(language))));
        });
    }

    /** Makes an empty copy. @param mark tells it from others of the same form: lower-case letters and digits @return its name */
    String create(Language language, String mark) {
        String name = form(language) + mark;
        return ask("made", () -> {
            client.indices()
                    .create(c -> c.index(name)
                            .withJson(new StringReader(DEFINITION.formatted(embeddings.dimensions(language)))));
            return name;
        });
    }

    /** From now on this copy answers, without a moment in which none does; all others of the language are dropped. */
    void switchTo(Language language, String name) {
        ask("switched", () -> {
            client.indices()
                    .updateAliases(u -> u.actions(a -> a.remove(r -> r.index(prefix + "-" + language.tag() + "-*")
                                    .alias(alias(language))
                                    .mustExist(false)))
                            .actions(a -> a.add(add -> add.index(name).alias(alias(language)))));
            fits.put(language, true);
            return name;
        });
        ask("tidied", () -> {
            for (String other : client.indices()
                    .get(g -> g.index(prefix + "-" + language.tag() + "-*").allowNoIndices(true))
                    .indices()
                    .keySet()) {
                if (!other.equals(name)) {
                    drop(other);
                }
            }
            return name;
        });
    }

    /** Drops a copy that nobody needs. */
    void drop(String name) {
        ask("dropped", () -> client.indices().delete(d -> d.index(name).ignoreUnavailable(true)));
    }

    private String form(Language language) {
        return prefix + "-" + language.tag() + "-" + embeddings.model(language) + "-" + FORM + "-";
    }

    @FunctionalInterface
    private interface Call<T> {
        T run() throws IOException;
    }

    private static <T> T ask(String what, Call<T> call) {
        try {
            return call.run();
        } catch (IOException | ElasticsearchException e) {
            throw new Away("A search index could not be " + what + ".", e);
        }
    }
}
