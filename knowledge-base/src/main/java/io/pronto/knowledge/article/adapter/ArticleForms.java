package io.pronto.knowledge.article.adapter;

import io.pronto.knowledge.article.Article;
import io.pronto.knowledge.article.ArticleContent;
import io.pronto.knowledge.article.ArticleVersion;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.platform.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How articles look in JSON, and how they are read from it. */
final class ArticleForms {
    private ArticleForms() {}

    /** What an editor sends. @param slug its address; the key if left out */
    record ArticleForm(
            @Nullable String key,
            @Nullable String slug,
            @Nullable String language,
            @Nullable String title,
            @Nullable String category,
            @Nullable List<String> tags,
            @Nullable String audience,
            @Nullable String markdown,
            @Nullable List<String> exampleQuestions) {
        ArticleContent content() {
            return new ArticleContent(
                    required("title", title).strip(),
                    required("category", category).strip(),
                    texts("tags", tags),
                    readAudience(audience),
                    required("markdown", markdown),
                    texts("exampleQuestions", exampleQuestions));
        }

        String requiredKey() {
            return required("key", key);
        }

        String slugOrKey() {
            return slug == null ? requiredKey() : slug;
        }

        Language requiredLanguage() {
            return readLanguage(required("language", language));
        }
    }

    /** An article as staff sees it. */
    record ArticleView(
            String id,
            String key,
            String slug,
            String language,
            String title,
            String category,
            List<String> tags,
            String audience,
            String markdown,
            List<String> exampleQuestions,
            String state,
            int version,
            @Nullable Integer publishedVersion,
            Instant updatedAt,
            String updatedBy) {
        static ArticleView of(Article article) {
            ArticleContent content = article.content();
            return new ArticleView(
                    article.id().toString(),
                    article.identity().key(),
                    article.identity().slug(),
                    article.identity().language().tag(),
                    content.title(),
                    content.category(),
                    content.tags(),
                    content.audience().word(),
                    content.markdown(),
                    content.exampleQuestions(),
                    word(article.state()),
                    article.version(),
                    article instanceof Article.Published published ? published.publishedVersion() : null,
                    article.edited().at(),
                    article.edited().by());
        }
    }

    /** A version as staff sees it. */
    record VersionView(
            int version,
            String title,
            String category,
            List<String> tags,
            String audience,
            String markdown,
            List<String> exampleQuestions,
            Instant writtenAt,
            String writtenBy) {
        static VersionView of(ArticleVersion version) {
            ArticleContent content = version.content();
            return new VersionView(
                    version.version(),
                    content.title(),
                    content.category(),
                    content.tags(),
                    content.audience().word(),
                    content.markdown(),
                    content.exampleQuestions(),
                    version.written().at(),
                    version.written().by());
        }
    }

    static Language readLanguage(String tag) {
        return Language.of(tag)
                .filter(language -> language.tag().equals(tag))
                .orElseThrow(() -> Problem.invalidField("language", "invalid-value", "language", "en, zh"));
    }

    static Article.State readState(String word) {
        for (Article.State state : Article.State.values()) {
            if (word(state).equals(word)) {
                return state;
            }
        }
        throw Problem.invalidField("state", "invalid-value", "state", "draft, published, retired");
    }

    private static Audience readAudience(@Nullable String word) {
        if (word == null) {
            return Audience.PUBLIC;
        }
        return Audience.of(word)
                .orElseThrow(() -> Problem.invalidField("audience", "invalid-value", "audience", Audience.words()));
    }

    private static String required(String field, @Nullable String value) {
        if (value == null) {
            throw Problem.invalidField(field, "missing-parameter", field);
        }
        return value;
    }

    private static List<String> texts(String field, @Nullable List<String> texts) {
        if (texts == null) {
            return List.of();
        }
        if (texts.stream().anyMatch(Objects::isNull)) {
            throw Problem.invalidField(field, "invalid-value", field, "texts");
        }
        return texts.stream().map(String::strip).toList();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
