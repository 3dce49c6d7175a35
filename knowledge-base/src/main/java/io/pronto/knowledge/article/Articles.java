package io.pronto.knowledge.article;

import io.pronto.contracts.ArticleId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All articles with their versions. */
public interface Articles {
    /** What to list; null means any. @param words words that title or key contain */
    record Wanted(
            @Nullable Language language,
            Article.@Nullable State state,
            @Nullable String category,
            @Nullable String words) {
        public static Wanted all() {
            return new Wanted(null, null, null, null);
        }
    }

    /** Stores a new article with its first version. @return false if its key or slug is taken in that language */
    boolean add(Article article);

    /** Stores a step of an article, and its newest version if that is new. */
    void save(Article article);

    Optional<Article> find(ArticleId id);

    /** The same, kept from others' changes until the transaction ends. */
    Optional<Article> findToChange(ArticleId id);

    /** The article of that key in that language, kept from others' changes until the transaction ends. */
    Optional<Article> findToChange(String key, Language language);

    /** Articles by id, which is the order of their creation, after the given one. @param limit at least 1 */
    List<Article> list(Wanted wanted, @Nullable ArticleId after, int limit);

    /** Versions newest first, below the given one. */
    List<ArticleVersion> versions(ArticleId id, int below, int limit);

    /** What readers see of these articles; those not published are left out. */
    List<PublishedArticle> published(Collection<ArticleId> ids);

    /** What readers see at that address, if anything. */
    Optional<PublishedArticle> published(Language language, String slug);

    /** The translation of an article that readers see, if any. */
    Optional<PublishedArticle> publishedTranslation(String key, Language language);

    /** What readers of that audience see, by id, after the given one. */
    List<PublishedArticle> publishedList(Language language, Audience audience, @Nullable ArticleId after, int limit);
}
