package io.pronto.knowledge.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an editor writes.
 *
 * @param category where the help centre lists it, at most {@value #LONGEST_CATEGORY} characters
 * @param markdown CommonMark with tables, at most {@value #LONGEST_MARKDOWN} characters
 * @param exampleQuestions how customers ask for it, in the article's language
 */
public record ArticleContent(
        String title,
        String category,
        List<String> tags,
        Audience audience,
        String markdown,
        List<String> exampleQuestions) {
    public static final int LONGEST_TITLE = 200;
    public static final int LONGEST_CATEGORY = 80;
    public static final int LONGEST_TAG = 40;
    public static final int MOST_TAGS = 20;
    public static final int LONGEST_MARKDOWN = 50_000;
    public static final int LONGEST_QUESTION = 500;
    public static final int MOST_QUESTIONS = 200;

    public ArticleContent {
        tags = List.copyOf(tags);
        exampleQuestions = List.copyOf(exampleQuestions);
    }

    /** One thing wrong with a content. @param field the JSON field @param problem what is wrong, as a sentence */
    public record Flaw(String field, String problem) {}

    /** What keeps this content from being stored; empty when nothing does. */
    public List<Flaw> flaws() {
        List<Flaw> flaws = new ArrayList<>();
        text("title", title, LONGEST_TITLE).ifPresent(flaws::add);
        text("category", category, LONGEST_CATEGORY).ifPresent(flaws::add);
        text("markdown", markdown, LONGEST_MARKDOWN).ifPresent(flaws::add);
        list("tags", tags, MOST_TAGS, LONGEST_TAG).ifPresent(flaws::add);
        list("exampleQuestions", exampleQuestions, MOST_QUESTIONS, LONGEST_QUESTION)
                .ifPresent(flaws::add);
        return flaws;
    }

    private static Optional<Flaw> text(String field, String text, int longest) {
        if (text.isBlank()) {
            return Optional.of(new Flaw(field, "It must not be empty."));
        }
        if (text.length() > longest) {
            return Optional.of(
                    new Flaw(field, "It has " + text.length() + " characters; at most " + longest + " are allowed."));
        }
        if (text.indexOf('\0') >= 0) {
            return Optional.of(new Flaw(field, "It holds a NUL character."));
        }
        return Optional.empty();
    }

    private static Optional<Flaw> list(String field, List<String> texts, int most, int longest) {
        if (texts.size() > most) {
            return Optional.of(
                    new Flaw(field, "It has " + texts.size() + " entries; at most " + most + " are allowed."));
        }
        return texts.stream()
                .map(text -> text(field, text, longest))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
