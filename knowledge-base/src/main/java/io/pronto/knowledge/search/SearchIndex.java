package io.pronto.knowledge.search;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import java.util.List;
import java.util.Set;

/**
 * Entries of published articles, per language, searchable by words and by meaning. What is put is found at once by the
 * caller's next search. It may lose everything; it is filled again from the articles.
 */
public interface SearchIndex {
    /** An entry with its direction in the language's embedding space, of length 1. */
    record Embedded(Entry entry, float[] vector) {}

    /** What is looked for. @param vector of length 1 @param limit entries per ranking, at least 1 */
    record Sought(Language language, String words, float[] vector, Set<Audience> audiences, int limit) {}

    /** The index cannot be asked or written now; try again. */
    final class Away extends RuntimeException {
        public Away(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Replaces all entries of an article. Entries of an older version never replace those of a newer one.
     *
     * @throws Away if it cannot be written
     */
    void put(ArticleId article, Language language, int version, Audience audience, List<Embedded> entries);

    /** Forgets an article. @throws Away if it cannot be written */
    void remove(ArticleId article, Language language);

    /** Both rankings. @throws Away if it cannot be asked */
    Rankings find(Sought query);

    /** The passages of one article nearest in meaning, best first. @throws Away if it cannot be asked */
    List<Found> passages(ArticleId article, Sought query);
}
