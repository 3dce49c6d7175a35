package io.pronto.knowledge.article.adapter;

import io.pronto.knowledge.article.Article;
import io.pronto.knowledge.article.ArticleContent;
import io.pronto.knowledge.article.ArticleStep;
import io.pronto.knowledge.article.ArticleVersion;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Care;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.article.Translation;
import io.pronto.platform.problem.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How articles look in JSON, and how they are read from it. */
final class ArticleForms {
    private ArticleForms() {}

    /**
     * What an editor sends.
     *
     * @param slug its address; the key if left out
     * @param translationBehind true for an edit after which a translation does not say yet what its original says
     */
    record ArticleForm(
            @Nullable String key,
            @Nullable String slug,
            @Nullable String language,
            @Nullable String title,
            @Nullable String category,
            @Nullable List<String> tags,
            @Nullable String audience,
            @Nullable String markdown,
            @Nullable List<String> exampleQuestions,
            @Nullable Boolean translationBehind) {
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
            @Nullable String reviewer,
            @Nullable Instant publishAt,
            String owner,
            @Nullable LocalDate reviewBy,
            Instant updatedAt,
            String updatedBy) {
        static ArticleView of(Article article, Care care) {
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
                    article.isShown() ? article.publishedVersion() : null,
                    article instanceof Article.InReview review ? review.reviewer() : null,
                    article instanceof Article.Scheduled scheduled ? scheduled.publishAt() : null,
                    care.owner(),
                    care.reviewBy(),
                    article.edited().at(),
                    article.edited().by());
        }
    }

    /** What is said along with a step; each step takes some of it. */
    record StepForm(
            @Nullable String reason,
            @Nullable String reviewer,
            @Nullable Instant publishAt) {
        static final StepForm EMPTY = new StepForm(null, null, null);

        String reasonOrNone() {
            return text("reason", reason, ArticleStep.LONGEST_REASON);
        }

        String requiredReason() {
            required("reason", reason == null || reason.isBlank() ? null : reason);
            return reasonOrNone();
        }

        String requiredReviewer() {
            required("reviewer", reviewer == null || reviewer.isBlank() ? null : reviewer);
            return text("reviewer", reviewer, Care.LONGEST_OWNER);
        }

        Instant requiredTime() {
            if (publishAt == null) {
                throw Problem.invalidField("publishAt", "missing-parameter", "publishAt");
            }
            return publishAt;
        }
    }

    /** Who looks after it; what is left out is nobody, and never. */
    record CareForm(@Nullable String owner, @Nullable LocalDate reviewBy) {
        Care care() {
            return new Care(text("owner", owner, Care.LONGEST_OWNER), reviewBy);
        }
    }

    record StepView(
            String action,
            int version,
            Instant at,
            String by,
            String reason,
            @Nullable String reviewer,
            @Nullable Instant publishAt) {
        static StepView of(ArticleStep step) {
            return new StepView(
                    word(step.action()),
                    step.version(),
                    step.taken().at(),
                    step.taken().by(),
                    step.reason(),
                    step.reviewer(),
                    step.publishAt());
        }
    }

    record TranslationView(
            String id,
            String language,
            String slug,
            String state,
            @Nullable Integer publishedVersion,
            boolean original,
            boolean behind) {
        static TranslationView of(Translation translation) {
            return new TranslationView(
                    translation.article().toString(),
                    translation.language().tag(),
                    translation.slug(),
                    word(translation.state()),
                    translation.publishedVersion() == 0 ? null : translation.publishedVersion(),
                    translation.original(),
                    translation.behind());
        }
    }

    private static String text(String field, @Nullable String text, int longest) {
        String said = text == null ? "" : text.strip();
        if (said.length() > longest) {
            throw Problem.invalidField(field, "text-too-long", longest);
        }
        return said;
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
        throw Problem.invalidField(
                "state", "invalid-value", "state", "draft, in-review, scheduled, published, retired");
    }

    static Articles.Need readNeed(String word) {
        for (Articles.Need need : Articles.Need.values()) {
            if (word(need).equals(word)) {
                return need;
            }
        }
        throw Problem.invalidField("need", "invalid-value", "need", "review, translation");
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

    /** A constant as the API says it. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
