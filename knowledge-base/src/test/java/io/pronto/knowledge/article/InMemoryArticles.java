package io.pronto.knowledge.article;

import io.pronto.contracts.ArticleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Articles that live as long as a test. */
public final class InMemoryArticles implements Articles {
    private final Map<ArticleId, Article> articles = new HashMap<>();
    private final Map<ArticleId, List<ArticleVersion>> versions = new HashMap<>();
    private final Map<ArticleId, Instant> publishedAt = new HashMap<>();

    @Override
    public boolean add(Article article) {
        ArticleIdentity identity = article.identity();
        boolean taken = articles.values().stream()
                .map(Article::identity)
                .filter(other -> other.language() == identity.language())
                .anyMatch(other ->
                        other.key().equals(identity.key()) || other.slug().equals(identity.slug()));
        if (!taken) {
            save(article);
        }
        return !taken;
    }

    @Override
    public void save(Article article) {
        Article before = articles.put(article.id(), article);
        if (article instanceof Article.Published published
                && !(before instanceof Article.Published was
                        && was.publishedVersion() == published.publishedVersion())) {
            publishedAt.put(article.id(), article.edited().at());
        }
        List<ArticleVersion> written = versions.computeIfAbsent(article.id(), any -> new ArrayList<>());
        if (written.size() < article.version()) {
            written.add(new ArticleVersion(article.version(), article.content(), article.edited()));
        }
    }

    @Override
    public Optional<Article> find(ArticleId id) {
        return Optional.ofNullable(articles.get(id));
    }

    @Override
    public Optional<Article> findToChange(ArticleId id) {
        return find(id);
    }

    @Override
    public Optional<Article> findToChange(String key, Language language) {
        return articles.values().stream()
                .filter(article -> article.identity().key().equals(key))
                .filter(article -> article.identity().language() == language)
                .findFirst();
    }

    @Override
    public List<Article> list(Wanted wanted, @Nullable ArticleId after, int limit) {
        return articles.values().stream()
                .filter(article ->
                        wanted.language() == null || article.identity().language() == wanted.language())
                .filter(article -> wanted.state() == null || article.state() == wanted.state())
                .filter(article -> wanted.category() == null
                        || article.content().category().equals(wanted.category()))
                .filter(article -> wanted.words() == null
                        || article.content()
                                .title()
                                .toLowerCase()
                                .contains(wanted.words().toLowerCase())
                        || article.identity().key().contains(wanted.words().toLowerCase()))
                .filter(article -> after == null || order(article.id()).compareTo(order(after)) > 0)
                .sorted(Comparator.comparing(article -> order(article.id())))
                .limit(limit)
                .toList();
    }

    @Override
    public List<ArticleVersion> versions(ArticleId id, int below, int limit) {
        return versions.getOrDefault(id, List.of()).reversed().stream()
                .filter(version -> version.version() < below)
                .limit(limit)
                .toList();
    }

    @Override
    public List<PublishedArticle> published(Collection<ArticleId> ids) {
        return allPublished().filter(article -> ids.contains(article.id())).toList();
    }

    @Override
    public Optional<PublishedArticle> published(Language language, String slug) {
        return allPublished()
                .filter(article -> article.identity().language() == language)
                .filter(article -> article.identity().slug().equals(slug))
                .findFirst();
    }

    @Override
    public Optional<PublishedArticle> publishedTranslation(String key, Language language) {
        return allPublished()
                .filter(article -> article.identity().language() == language)
                .filter(article -> article.identity().key().equals(key))
                .findFirst();
    }

    @Override
    public List<PublishedArticle> publishedList(
            Language language, Audience audience, @Nullable ArticleId after, int limit) {
        return allPublished()
                .filter(article -> article.identity().language() == language)
                .filter(article -> article.content().audience() == audience)
                .filter(article -> after == null || order(article.id()).compareTo(order(after)) > 0)
                .sorted(Comparator.comparing(article -> order(article.id())))
                .limit(limit)
                .toList();
    }

    // As PostgreSQL orders uuid: by bytes.
    private static String order(ArticleId id) {
        return id.toString();
    }

    private Stream<PublishedArticle> allPublished() {
        return articles.values().stream()
                .filter(Article.Published.class::isInstance)
                .map(Article.Published.class::cast)
                .map(article -> new PublishedArticle(
                        article.identity(),
                        versions.get(article.id())
                                .get(article.publishedVersion() - 1)
                                .content(),
                        article.publishedVersion(),
                        publishedAt.get(article.id())));
    }
}
