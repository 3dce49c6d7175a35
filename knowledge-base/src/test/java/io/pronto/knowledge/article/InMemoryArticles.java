package io.pronto.knowledge.article;

import io.pronto.contracts.ArticleId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Articles that live as long as a test. */
public final class InMemoryArticles implements Articles {
    private final Map<ArticleId, Article> articles = new HashMap<>();
    private final Map<ArticleId, List<ArticleVersion>> versions = new HashMap<>();
    private final Map<ArticleId, Instant> publishedAt = new HashMap<>();
    private final Map<ArticleId, List<ArticleStep>> steps = new HashMap<>();
    private final Map<ArticleId, Care> care = new HashMap<>();
    private final Map<ArticleId, Integer> follows = new HashMap<>();

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
        if (article.isShown() && (before == null || before.publishedVersion() != article.publishedVersion())) {
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
    public List<Article> list(Wanted wanted, LocalDate today, @Nullable ArticleId after, int limit) {
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
                .filter(article ->
                        wanted.need() != Need.REVIEW || care(article.id()).isStale(today))
                .filter(article -> wanted.need() != Need.TRANSLATION || isBehind(article))
                .filter(article -> after == null || order(article.id()).compareTo(order(after)) > 0)
                .sorted(Comparator.comparing(article -> order(article.id())))
                .limit(limit)
                .toList();
    }

    private Optional<Article> original(String key) {
        return articles.values().stream()
                .filter(article -> article.identity().key().equals(key))
                .min(Comparator.comparing(article -> order(article.id())));
    }

    private boolean isBehind(Article article) {
        return original(article.identity().key())
                .filter(original -> !original.id().equals(article.id()))
                .filter(original -> original.publishedVersion() > follows.getOrDefault(article.id(), 0))
                .isPresent();
    }

    @Override
    public void note(ArticleId id, ArticleStep step) {
        steps.computeIfAbsent(id, any -> new ArrayList<>()).add(step);
    }

    @Override
    public List<ArticleStep> steps(ArticleId id, int limit) {
        return steps.getOrDefault(id, List.of()).reversed().stream()
                .limit(limit)
                .toList();
    }

    private Stream<Article.Scheduled> scheduled() {
        return articles.values().stream()
                .filter(Article.Scheduled.class::isInstance)
                .map(Article.Scheduled.class::cast)
                .sorted(Comparator.comparing(Article.Scheduled::publishAt));
    }

    @Override
    public List<ArticleId> due(Instant now, int limit) {
        return scheduled()
                .filter(article -> !article.publishAt().isAfter(now))
                .map(Article::id)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Instant> nextDue() {
        return scheduled().map(Article.Scheduled::publishAt).findFirst();
    }

    private Care care(ArticleId id) {
        return care.getOrDefault(id, Care.NOBODYS);
    }

    @Override
    public Map<ArticleId, Care> cares(Collection<ArticleId> ids) {
        Map<ArticleId, Care> cares = new HashMap<>();
        ids.forEach(id -> cares.put(id, care(id)));
        return cares;
    }

    @Override
    public void care(ArticleId id, Care cared) {
        care.put(id, cared);
    }

    @Override
    public void follow(ArticleId id) {
        Article article = articles.get(id);
        original(article.identity().key())
                .filter(original -> !original.id().equals(id))
                .ifPresent(original -> follows.put(id, original.version()));
    }

    @Override
    public List<Translation> translations(String key) {
        ArticleId first = original(key).map(Article::id).orElse(null);
        return articles.values().stream()
                .filter(article -> article.identity().key().equals(key))
                .sorted(Comparator.comparing(article -> order(article.id())))
                .map(article -> new Translation(
                        article.id(),
                        article.identity().language(),
                        article.identity().slug(),
                        article.state(),
                        article.publishedVersion(),
                        article.id().equals(first),
                        isBehind(article)))
                .toList();
    }

    @Override
    public SortedMap<String, Integer> categories(Language language, Set<Audience> audiences) {
        SortedMap<String, Integer> categories = new TreeMap<>();
        allPublished()
                .filter(article -> article.identity().language() == language)
                .filter(article -> audiences.contains(article.content().audience()))
                .forEach(article -> categories.merge(article.content().category(), 1, Integer::sum));
        return categories;
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
            Language language,
            Set<Audience> audiences,
            @Nullable String category,
            @Nullable ArticleId after,
            int limit) {
        return allPublished()
                .filter(article -> article.identity().language() == language)
                .filter(article -> audiences.contains(article.content().audience()))
                .filter(article ->
                        category == null || article.content().category().equals(category))
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
                .filter(Article::isShown)
                .map(article -> new PublishedArticle(
                        article.identity(),
                        versions.get(article.id())
                                .get(article.publishedVersion() - 1)
                                .content(),
                        article.publishedVersion(),
                        publishedAt.get(article.id())));
    }
}
