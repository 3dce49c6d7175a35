package io.pronto.knowledge.learning;

import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What was learned so far; changes while the service runs. */
public interface Teachings {
    /** Which article answers, if enough is known to learn that. */
    Optional<TaughtModel> model(Language language);

    /** Questions that people gave the answer to; those without an article are answered by none. */
    List<KnownQuestion> phrasings(Language language);

    /** From which confidence on to answer readers of that audience, if there is data to choose it from. */
    OptionalDouble answerAt(Language language, Audience audience);

    /** Nothing was learned. */
    Teachings NONE = new Teachings() {
        @Override
        public Optional<TaughtModel> model(Language language) {
            return Optional.empty();
        }

        @Override
        public List<KnownQuestion> phrasings(Language language) {
            return List.of();
        }

        @Override
        public OptionalDouble answerAt(Language language, Audience audience) {
            return OptionalDouble.empty();
        }
    };
}
