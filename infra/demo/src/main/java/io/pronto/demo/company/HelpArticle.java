package io.pronto.demo.company;

import java.util.List;

/**
 * An article in one language.
 *
 * @param key the same in all translations
 * @param slug its address within the language's help centre
 * @param category where the help centre lists it
 * @param audience {@code public} or {@code internal}
 * @param exampleQuestions how customers ask for it
 * @param markdown CommonMark with tables
 */
public record HelpArticle(
        String key,
        String slug,
        Language language,
        String title,
        String category,
        List<String> tags,
        String audience,
        List<String> exampleQuestions,
        String markdown) {
    public HelpArticle {
        tags = List.copyOf(tags);
        exampleQuestions = List.copyOf(exampleQuestions);
    }
}
