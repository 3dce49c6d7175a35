package io.pronto.knowledge.transfer.adapter;

import io.pronto.knowledge.article.ArticleContent;
import io.pronto.knowledge.article.ArticleIdentity;
import io.pronto.knowledge.article.ArticleIntake.Offered;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.platform.problem.Problem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An article in a file.
 *
 * @param key made of the title if left out
 * @param slug the key if left out
 * @param category {@value #ANY_CATEGORY} if left out
 * @param audience public if left out
 * @param state {@code draft} or {@code published}, which is the default
 */
record RowForm(
        @Nullable String key,
        @Nullable String slug,
        @Nullable String language,
        @Nullable String title,
        @Nullable String category,
        @Nullable List<String> tags,
        @Nullable String audience,
        @Nullable String markdown,
        @Nullable List<String> exampleQuestions,
        @Nullable String state) {
    static final String ANY_CATEGORY = "general";

    /** The article that it describes. @throws Problem naming the field at fault */
    Offered offered() {
        String said = required("title", title).strip();
        String known = key == null || key.isBlank() ? ArticleIdentity.keyOf(said) : key.strip();
        String tag = required("language", language).strip();
        ArticleContent content = new ArticleContent(
                said,
                category == null || category.isBlank() ? ANY_CATEGORY : category.strip(),
                texts("tags", tags),
                Audience.of(audience == null || audience.isBlank() ? "public" : audience.strip())
                        .orElseThrow(() -> notOneOf("audience", Audience.words())),
                required("markdown", markdown),
                texts("exampleQuestions", exampleQuestions));
        return new Offered(
                known,
                Language.of(tag)
                        .filter(language -> language.tag().equals(tag))
                        .orElseThrow(() -> notOneOf("language", "en, zh")),
                slug == null || slug.isBlank() ? known : slug.strip(),
                content,
                switch (state == null || state.isBlank() ? "published" : state.strip()) {
                    case "published" -> true;
                    case "draft" -> false;
                    default -> throw notOneOf("state", "draft, published");
                });
    }

    private static Problem notOneOf(String field, String words) {
        return Problem.invalidField(field, "invalid-value", field, words)
                .with("problem", "It must be one of " + words + ".");
    }

    private static String required(String field, @Nullable String value) {
        if (value == null) {
            throw Problem.invalidField(field, "missing-parameter", field).with("problem", "It is missing.");
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
}
