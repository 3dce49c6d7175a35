package io.pronto.knowledge.answer;

import io.pronto.contracts.Citation;
import io.pronto.knowledge.answer.Answers.Shown;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.phrasing.Phrasing;
import io.pronto.knowledge.phrasing.Phrasing.Source;
import java.util.List;
import java.util.stream.Stream;

/**
 * An answer as it is said: the passage, or what a model made of it and of the article's other passages near the question.
 *
 * @param text Markdown
 */
public record Worded(String text, List<Citation> citations) {
    /** Passages of the same article that a model may use besides the one that answers. */
    private static final int FURTHER = 2;

    public Worded {
        citations = List.copyOf(citations);
    }

    /**
     * Says it. Without a model, or when what it says is not in the passages, the passage is what is said.
     *
     * @param shown the passages that were looked at
     */
    public static Worded of(
            Phrasing phrasing, String question, Language language, String passage, Citation source, List<Shown> shown) {
        List<Source> sources = Stream.concat(
                        Stream.of(new Source(source, passage)),
                        shown.stream()
                                .filter(other -> other.source().article().equals(source.article())
                                        && !other.source().anchor().equals(source.anchor()))
                                .limit(FURTHER)
                                .map(other -> new Source(other.source(), told(other.text()))))
                .toList();
        return phrasing.phrase(question, language, sources)
                .map(phrased -> new Worded(phrased.text(), phrased.sources()))
                .orElseGet(() -> new Worded(passage, List.of(source)));
    }

    /** What a passage says, without the title that was put before it to find it. */
    private static String told(String text) {
        return text.substring(text.indexOf('\n') + 1);
    }
}
