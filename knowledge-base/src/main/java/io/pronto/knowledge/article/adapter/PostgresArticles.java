package io.pronto.knowledge.article.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Article;
import io.pronto.knowledge.article.ArticleContent;
import io.pronto.knowledge.article.ArticleIdentity;
import io.pronto.knowledge.article.ArticleStep;
import io.pronto.knowledge.article.ArticleVersion;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Care;
import io.pronto.knowledge.article.Edited;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.article.LifeCycle;
import io.pronto.knowledge.article.PublishedArticle;
import io.pronto.knowledge.article.Translation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Articles in PostgreSQL: one row per article with its state, one per version with its content. */
final class PostgresArticles implements Articles {
    private static final String NEWEST = """
            SELECT a.id, a.key, a.language, a.slug, a.state, a.version, a.published_version, a.reviewer,
                   a.publish_at, a.edited_at, a.edited_by,
                   v.title, v.category, v.tags, v.audience, v.markdown, v.example_questions
            FROM article a JOIN article_version v ON v.article = a.id AND v.version = a.version
            """;

    private static final String PUBLISHED = """
            SELECT a.id, a.key, a.language, a.slug, a.published_version, a.published_at,
                   v.title, v.category, v.tags, v.audience, v.markdown, v.example_questions
            FROM article a JOIN article_version v ON v.article = a.id AND v.version = a.published_version
            """;

    /** Whether an older article of the same key has published what this one does not follow. */
    private static final String BEHIND = """
            EXISTS (SELECT 1 FROM article o WHERE o.key = a.key AND o.id < a.id
                    AND o.published_version > coalesce(a.follows, 0))
            """;

    private final JdbcClient jdbc;

    PostgresArticles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean add(Article article) {
        ArticleIdentity identity = article.identity();
        int added = jdbc.sql("""
                        INSERT INTO article (id, key, language, slug, state, version, published_version, published_at,
                                             reviewer, publish_at, edited_at, edited_by)
                        VALUES (:id, :key, :language, :slug, :state, :version, :published, :publishedAt,
                                :reviewer, :publishAt, :at, :by)
                        ON CONFLICT DO NOTHING""")
                .param("id", identity.id().value())
                .param("key", identity.key())
                .param("language", identity.language().tag())
                .param("slug", identity.slug())
                .param("state", article.state().name())
                .param("version", article.version())
                .param("published", publishedVersion(article))
                .param(
                        "publishedAt",
                        publishedVersion(article) == null
                                ? null
                                : at(article.edited().at()))
                .param("reviewer", reviewer(article))
                .param("publishAt", publishAt(article))
                .param("at", at(article.edited().at()))
                .param("by", article.edited().by())
                .update();
        if (added == 1) {
            addVersion(article);
        }
        return added == 1;
    }

    @Override
    public void save(Article article) {
        int changed = jdbc.sql("""
                        UPDATE article SET state = :state, version = :version,
                            published_at = CASE
                                WHEN CAST(:published AS integer) IS NULL THEN NULL
                                WHEN published_version IS DISTINCT FROM :published THEN :at
                                ELSE published_at END,
                            published_version = :published, reviewer = :reviewer, publish_at = :publishAt,
                            edited_at = :at, edited_by = :by
                        WHERE id = :id AND version <= :version""")
                .param("id", article.id().value())
                .param("state", article.state().name())
                .param("version", article.version())
                .param("published", publishedVersion(article))
                .param("reviewer", reviewer(article))
                .param("publishAt", publishAt(article))
                .param("at", at(article.edited().at()))
                .param("by", article.edited().by())
                .update();
        if (changed != 1) {
            throw new IllegalStateException("Article " + article.id() + " cannot be saved at version "
                    + article.version() + ". Maybe it was not locked with findToChange.");
        }
        addVersion(article);
    }

    private void addVersion(Article article) {
        ArticleContent content = article.content();
        jdbc.sql("""
                        INSERT INTO article_version (article, version, title, category, tags, audience, markdown,
                                                     example_questions, written_at, written_by)
                        VALUES (:article, :version, :title, :category, :tags, :audience, :markdown, :questions, :at, :by)
                        ON CONFLICT DO NOTHING""")
                .param("article", article.id().value())
                .param("version", article.version())
                .param("title", content.title())
                .param("category", content.category())
                .param("tags", content.tags().toArray(String[]::new))
                .param("audience", content.audience().name())
                .param("markdown", content.markdown())
                .param("questions", content.exampleQuestions().toArray(String[]::new))
                .param("at", at(article.edited().at()))
                .param("by", article.edited().by())
                .update();
    }

    @Override
    public Optional<Article> find(ArticleId id) {
        return jdbc.sql(NEWEST + "WHERE a.id = :id")
                .param("id", id.value())
                .query((row, i) -> article(row))
                .optional();
    }

    @Override
    public Optional<Article> findToChange(ArticleId id) {
        // The lock first: the join must see the version that another transaction has just committed.
        jdbc.sql("SELECT 1 FROM article WHERE id = :id FOR UPDATE")
                .param("id", id.value())
                .query(Integer.class)
                .optional();
        return find(id);
    }

    @Override
    public Optional<Article> findToChange(String key, Language language) {
        return jdbc.sql("SELECT id FROM article WHERE key = :key AND language = :language FOR UPDATE")
                .param("key", key)
                .param("language", language.tag())
                .query(UUID.class)
                .optional()
                .flatMap(id -> find(new ArticleId(id)));
    }

    @Override
    public List<Article> list(Wanted wanted, LocalDate today, @Nullable ArticleId after, int limit) {
        return jdbc.sql(NEWEST + """
                        WHERE (CAST(:language AS text) IS NULL OR a.language = :language)
                          AND (CAST(:state AS text) IS NULL OR a.state = :state)
                          AND (CAST(:category AS text) IS NULL OR v.category = :category)
                          AND (CAST(:words AS text) IS NULL
                               OR strpos(lower(v.title), :words) > 0 OR strpos(a.key, :words) > 0)
                          AND (NOT :review OR a.review_by < :today)
                          AND (NOT :translation OR\s""" + BEHIND + """
                              )
                          AND (CAST(:after AS uuid) IS NULL OR a.id > :after)
                        ORDER BY a.id LIMIT :limit""")
                .param("review", wanted.need() == Need.REVIEW)
                .param("translation", wanted.need() == Need.TRANSLATION)
                .param("today", today)
                .param(
                        "language",
                        wanted.language() == null ? null : wanted.language().tag())
                .param("state", wanted.state() == null ? null : wanted.state().name())
                .param("category", wanted.category())
                .param("words", wanted.words() == null ? null : wanted.words().toLowerCase(Locale.ROOT))
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query((row, i) -> article(row))
                .list();
    }

    @Override
    public List<ArticleVersion> versions(ArticleId id, int below, int limit) {
        return jdbc.sql("""
                        SELECT version, title, category, tags, audience, markdown, example_questions, written_at, written_by
                        FROM article_version WHERE article = :id AND version < :below
                        ORDER BY version DESC LIMIT :limit""")
                .param("id", id.value())
                .param("below", below)
                .param("limit", limit)
                .query((row, i) -> new ArticleVersion(
                        row.getInt("version"),
                        content(row),
                        new Edited(instant(row, "written_at"), row.getString("written_by"))))
                .list();
    }

    @Override
    public List<PublishedArticle> published(Collection<ArticleId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(PUBLISHED + "WHERE a.id = ANY (:ids)")
                .param("ids", ids.stream().map(ArticleId::value).toArray(UUID[]::new))
                .query((row, i) -> published(row))
                .list();
    }

    @Override
    public Optional<PublishedArticle> published(Language language, String slug) {
        return jdbc.sql(PUBLISHED + "WHERE a.language = :language AND a.slug = :slug")
                .param("language", language.tag())
                .param("slug", slug)
                .query((row, i) -> published(row))
                .optional();
    }

    @Override
    public Optional<PublishedArticle> publishedTranslation(String key, Language language) {
        return jdbc.sql(PUBLISHED + "WHERE a.language = :language AND a.key = :key")
                .param("language", language.tag())
                .param("key", key)
                .query((row, i) -> published(row))
                .optional();
    }

    @Override
    public List<PublishedArticle> publishedList(
            Language language,
            Set<Audience> audiences,
            @Nullable String category,
            @Nullable ArticleId after,
            int limit) {
        return jdbc.sql(PUBLISHED + """
                        WHERE a.language = :language AND v.audience = ANY (:audiences)
                          AND (CAST(:category AS text) IS NULL OR v.category = :category)
                          AND (CAST(:after AS uuid) IS NULL OR a.id > :after)
                        ORDER BY a.id LIMIT :limit""")
                .param("language", language.tag())
                .param("audiences", names(audiences))
                .param("category", category)
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query((row, i) -> published(row))
                .list();
    }

    @Override
    public SortedMap<String, Integer> categories(Language language, Set<Audience> audiences) {
        SortedMap<String, Integer> categories = new TreeMap<>();
        jdbc.sql("""
                        SELECT v.category, count(*) AS articles
                        FROM article a JOIN article_version v ON v.article = a.id AND v.version = a.published_version
                        WHERE a.language = :language AND v.audience = ANY (:audiences) GROUP BY v.category""")
                .param("language", language.tag())
                .param("audiences", names(audiences))
                .query(row -> {
                    categories.put(row.getString("category"), row.getInt("articles"));
                });
        return categories;
    }

    private static String[] names(Set<Audience> audiences) {
        return audiences.stream().map(Audience::name).toArray(String[]::new);
    }

    @Override
    public void note(ArticleId id, ArticleStep step) {
        Instant publishAt = step.publishAt();
        jdbc.sql("""
                        INSERT INTO article_step (article, action, version, taken_at, taken_by, reason, reviewer, publish_at)
                        VALUES (:article, :action, :version, :at, :by, :reason, :reviewer, :publishAt)""")
                .param("article", id.value())
                .param("action", step.action().name())
                .param("version", step.version())
                .param("at", at(step.taken().at()))
                .param("by", step.taken().by())
                .param("reason", step.reason())
                .param("reviewer", step.reviewer())
                .param("publishAt", publishAt == null ? null : at(publishAt))
                .update();
    }

    @Override
    public List<ArticleStep> steps(ArticleId id, int limit) {
        return jdbc.sql("""
                        SELECT action, version, taken_at, taken_by, reason, reviewer, publish_at FROM article_step
                        WHERE article = :article ORDER BY id DESC LIMIT :limit""")
                .param("article", id.value())
                .param("limit", limit)
                .query((row, i) -> new ArticleStep(
                        LifeCycle.Action.valueOf(row.getString("action")),
                        row.getInt("version"),
                        new Edited(instant(row, "taken_at"), row.getString("taken_by")),
                        row.getString("reason"),
                        row.getString("reviewer"),
                        row.getObject("publish_at") == null ? null : instant(row, "publish_at")))
                .list();
    }

    @Override
    public List<ArticleId> due(Instant now, int limit) {
        return jdbc.sql("SELECT id FROM article WHERE publish_at <= :now ORDER BY publish_at LIMIT :limit")
                .param("now", at(now))
                .param("limit", limit)
                .query((row, i) -> new ArticleId(row.getObject("id", UUID.class)))
                .list();
    }

    @Override
    public Optional<Instant> nextDue() {
        return jdbc.sql("SELECT publish_at FROM article WHERE publish_at IS NOT NULL ORDER BY publish_at LIMIT 1")
                .query((row, i) -> instant(row, "publish_at"))
                .optional();
    }

    @Override
    public Map<ArticleId, Care> cares(Collection<ArticleId> ids) {
        Map<ArticleId, Care> cares = new HashMap<>();
        jdbc.sql("SELECT id, owner, review_by FROM article WHERE id = ANY (:ids)")
                .param("ids", ids.stream().map(ArticleId::value).toArray(UUID[]::new))
                .query(row -> {
                    cares.put(
                            new ArticleId(row.getObject("id", UUID.class)),
                            new Care(row.getString("owner"), row.getObject("review_by", LocalDate.class)));
                });
        return cares;
    }

    @Override
    public void care(ArticleId id, Care care) {
        jdbc.sql("UPDATE article SET owner = :owner, review_by = :reviewBy WHERE id = :id")
                .param("owner", care.owner())
                .param("reviewBy", care.reviewBy())
                .param("id", id.value())
                .update();
    }

    @Override
    public void follow(ArticleId id) {
        jdbc.sql("""
                        UPDATE article a SET follows = o.version FROM article o
                        WHERE a.id = :id AND o.id = (SELECT f.id FROM article f WHERE f.key = a.key ORDER BY f.id LIMIT 1)
                          AND o.id <> a.id""").param("id", id.value()).update();
    }

    @Override
    public List<Translation> translations(String key) {
        return jdbc.sql("""
                        SELECT a.id, a.language, a.slug, a.state, coalesce(a.published_version, 0) AS shown,
                               row_number() OVER (ORDER BY a.id) = 1 AS original, """ + BEHIND + """
                               AS behind
                        FROM article a WHERE a.key = :key ORDER BY a.id""")
                .param("key", key)
                .query((row, i) -> new Translation(
                        new ArticleId(row.getObject("id", UUID.class)),
                        Language.of(row.getString("language")).orElseThrow(),
                        row.getString("slug"),
                        Article.State.valueOf(row.getString("state")),
                        row.getInt("shown"),
                        row.getBoolean("original"),
                        row.getBoolean("behind")))
                .list();
    }

    private static @Nullable Integer publishedVersion(Article article) {
        return article.isShown() ? article.publishedVersion() : null;
    }

    private static @Nullable String reviewer(Article article) {
        return article instanceof Article.InReview review ? review.reviewer() : null;
    }

    private static @Nullable OffsetDateTime publishAt(Article article) {
        return article instanceof Article.Scheduled scheduled ? at(scheduled.publishAt()) : null;
    }

    private static Article article(ResultSet row) throws SQLException {
        ArticleIdentity identity = identity(row);
        ArticleContent content = content(row);
        int version = row.getInt("version");
        int shown = row.getInt("published_version");
        Edited edited = new Edited(instant(row, "edited_at"), row.getString("edited_by"));
        return switch (Article.State.valueOf(row.getString("state"))) {
            case DRAFT -> new Article.Draft(identity, content, version, edited);
            case IN_REVIEW ->
                new Article.InReview(identity, content, version, shown, row.getString("reviewer"), edited);
            case SCHEDULED ->
                new Article.Scheduled(identity, content, version, shown, instant(row, "publish_at"), edited);
            case PUBLISHED -> new Article.Published(identity, content, version, shown, edited);
            case RETIRED -> new Article.Retired(identity, content, version, edited);
        };
    }

    private static PublishedArticle published(ResultSet row) throws SQLException {
        return new PublishedArticle(
                identity(row), content(row), row.getInt("published_version"), instant(row, "published_at"));
    }

    private static ArticleIdentity identity(ResultSet row) throws SQLException {
        return new ArticleIdentity(
                new ArticleId(row.getObject("id", UUID.class)),
                row.getString("key"),
                Language.of(row.getString("language")).orElseThrow(),
                row.getString("slug"));
    }

    private static ArticleContent content(ResultSet row) throws SQLException {
        return new ArticleContent(
                row.getString("title"),
                row.getString("category"),
                List.of((String[]) row.getArray("tags").getArray()),
                Audience.valueOf(row.getString("audience")),
                row.getString("markdown"),
                List.of((String[]) row.getArray("example_questions").getArray()));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class), column)
                .toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
