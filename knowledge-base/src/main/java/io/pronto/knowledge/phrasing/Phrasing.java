package io.pronto.knowledge.phrasing;

import io.pronto.contracts.Citation;
import io.pronto.knowledge.article.Language;
import java.util.List;
import java.util.Optional;

/** Says in other words what passages say. Never answers without them, never throws. */
@FunctionalInterface
public interface Phrasing {
    /** A passage that may be used. @param text Markdown */
    record Source(Citation citation, String text) {}

    /**
     * What passages say, in the words of a model.
     *
     * @param text Markdown; each sentence ends with the numbers of its sources, such as {@code [1]}
     * @param sources what the numbers stand for, from 1
     */
    record Phrased(String text, List<Citation> sources) {
        public Phrased {
            sources = List.copyOf(sources);
        }
    }

    /**
     * The answer to a question from these passages; nothing if the passages shall be shown as they are, because there is no
     * model, or what it said is not what they say.
     *
     * @param sources the best first; at least one
     */
    Optional<Phrased> phrase(String question, Language language, List<Source> sources);

    /** Leaves every passage as it is: what one has without a model. */
    static Phrasing none() {
        return (question, language, sources) -> Optional.empty();
    }
}
