package io.pronto.knowledge.article;

import io.pronto.contracts.ArticleId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** All articles with their versions. */
public interface Articles {
    /** What an article may need from its authors. */
    enum Need {
        /** The day somebody had to look at it by is over. */
        REVIEW,
        /** It is a translation whose original has published something since. */
        TRANSLATION
    }

    /** What to list; null means any. @param words words that title or key contain */
    record Wanted(
            @Nullable Language language,
            Article.@Nullable State state,
            @Nullable String category,
            @Nullable String words,
            @Nullable Need need) {
        public static Wanted all() {
            return new Wanted(null, null, null, null, null);
        }
    }

    /** Stores a new article with its first version. @return false if its key or slug is taken in that language */
    boolean add(Article article);

    /** Stores a step of an article, and its newest version if that is new. */
    void save(Article article);

    /** Remembers a step. */
    void note(ArticleId id, ArticleStep step);

    /** The newest steps first. */
    List<ArticleStep> steps(ArticleId id, int limit);

    /** Articles whose time to be published has come, the earliest first. */
    List<ArticleId> due(Instant now, int limit);

    /** The next time at which one is due. */
    Optional<Instant> nextDue();

    /** Who looks after these. */
    Map<ArticleId, Care> cares(Collection<ArticleId> ids);

    void care(ArticleId id, Care care);

    /** Says that a translation follows what its original says now. Without an original nothing happens. */
    void follow(ArticleId id);

    /** All languages of an article, itself among them, the original first. */
    List<Translation> translations(String key);

    Optional<Article> find(ArticleId id);

    /** The same, kept from others' changes until the transaction ends. */
    Optional<Article> findToChange(ArticleId id);

    /** The article of that key in that language, kept from others' changes until the transaction ends. */
    Optional<Article> findToChange(String key, Language language);

    /** Articles by id, which is the order of their creation, after the given one. @param today decides which need a review @param limit at least 1 */
    List<Article> list(Wanted wanted, LocalDate today, @Nullable ArticleId after, int limit);

    /** Versions newest first, below the given one. */
    List<ArticleVersion> versions(ArticleId id, int below, int limit);

    /** What readers see of these articles; those not published are left out. */
    List<PublishedArticle> published(Collection<ArticleId> ids);

    /** What readers see at that address, if anything. */
    Optional<PublishedArticle> published(Language language, String slug);

    /** The translation of an article that readers see, if any. */
    Optional<PublishedArticle> publishedTranslation(String key, Language language);

    /** What readers who may read these audiences see, by id, after the given one. @param category nothing means any */
    List<PublishedArticle> publishedList(
            Language language,
            Set<Audience> audiences,
            @Nullable String category,
            @Nullable ArticleId after,
            int limit);

    /** How many articles such readers see in each category, by category. */
    SortedMap<String, Integer> categories(Language language, Set<Audience> audiences);
}
