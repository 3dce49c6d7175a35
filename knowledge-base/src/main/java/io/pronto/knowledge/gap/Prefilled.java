package io.pronto.knowledge.gap;

import io.pronto.knowledge.article.ArticleContent;
import io.pronto.knowledge.article.Language;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * The beginning of an article about a gap: asked as customers ask, answered as colleagues did. A person makes an article of it.
 *
 * @param key an identity to begin with
 */
public record Prefilled(
        String key, Language language, String title, String category, String markdown, List<String> exampleQuestions) {
    private static final int MOST_QUESTIONS = 20;
    private static final int MOST_REPLIES = 3;

    public Prefilled {
        exampleQuestions = List.copyOf(exampleQuestions);
    }

    /**
     * Of the gap's questions, nearest to its middle first, and what was replied to them.
     *
     * @param category of the articles that were nearest, if any was
     */
    public static Prefilled of(
            UUID gap, Language language, String category, List<String> questions, List<GivenReply> replies) {
        String title = questions.isEmpty() ? "" : Wording.title(questions.getFirst(), language);
        List<String> bodies = replies.stream()
                .filter(reply -> Wording.reusable(reply.text()))
                .sorted(Comparator.comparing(GivenReply::approved)
                        .thenComparing(GivenReply::at)
                        .reversed())
                .map(reply -> Wording.withoutMarks(Wording.body(reply.text())))
                .toList();
        String markdown = String.join("\n\n", Wording.distinct(bodies, MOST_REPLIES));
        List<String> examples = Wording.distinct(
                questions.stream()
                        .map(Wording::withoutMarks)
                        .filter(question -> question.length() <= ArticleContent.LONGEST_QUESTION)
                        .toList(),
                MOST_QUESTIONS);
        return new Prefilled(
                Wording.key(title, "gap-" + gap.toString().substring(0, 8)),
                language,
                title,
                category,
                markdown.substring(0, Math.min(markdown.length(), ArticleContent.LONGEST_MARKDOWN)),
                examples);
    }
}
