package io.pronto.knowledge.search;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Entries of published articles, per language, searchable by words and by meaning. What is put is found at once by the
 * caller's next search. It may lose everything; it is filled again from the articles.
 */
public interface SearchIndex {
    /** An entry with its direction in the language's embedding space, of length 1. */
    record Embedded(Entry entry, float[] vector) {}

    /**
     * What is looked for.
     *
     * @param vector of length 1
     * @param limit entries per ranking, at least 1
     * @param forgiving whether words that are nearly the same count as well, though less
     */
    record Sought(
            Language language, String words, float[] vector, Set<Audience> audiences, int limit, boolean forgiving) {
        /** Words as they are. */
        public Sought(Language language, String words, float[] vector, Set<Audience> audiences, int limit) {
            this(language, words, vector, audiences, limit, false);
        }
    }

    /** All entries of an article's version. */
    record Indexed(ArticleId article, Language language, int version, Audience audience, List<Embedded> entries) {
        public Indexed {
            entries = List.copyOf(entries);
        }
    }

    /** The index cannot be asked or written now; try again. */
    final class Away extends RuntimeException {
        public Away(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Replaces all entries of these articles. Entries of an older version never replace those of a newer one.
     *
     * @throws Away if it cannot be written
     */
    void put(List<Indexed> articles);

    /** The same for one. */
    default void put(ArticleId article, Language language, int version, Audience audience, List<Embedded> entries) {
        put(List.of(new Indexed(article, language, version, audience, entries)));
    }

    /** Forgets an article. @throws Away if it cannot be written */
    void remove(ArticleId article, Language language);

    /** Both rankings. @throws Away if it cannot be asked */
    Rankings find(Sought query);

    /**
     * What stands where something was found. What was replaced or went away since is left out.
     *
     * @throws Away if it cannot be asked
     */
    Map<Found, Entry> read(Language language, Collection<Found> places);

    /** A title or example question that begins so. */
    record Begun(ArticleId article, String text) {}

    /**
     * Titles and example questions that begin like what somebody is typing, one per article, best first.
     *
     * @param typed the last word may be unfinished
     * @throws Away if it cannot be asked
     */
    List<Begun> begun(Language language, String typed, Set<Audience> audiences, int limit);

    /** The passages of one article nearest in meaning, best first. @throws Away if it cannot be asked */
    List<Found> passages(ArticleId article, Sought query);
}
