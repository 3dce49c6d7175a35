package io.pronto.knowledge.help.adapter;

import io.pronto.knowledge.answer.Answers;
import io.pronto.knowledge.answer.Answers.Ask;
import io.pronto.knowledge.answer.Decision;
import io.pronto.knowledge.answer.Question;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.gap.Fate;
import io.pronto.knowledge.gap.Miss;
import io.pronto.knowledge.gap.Misses;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Searches of the help centre that found nothing. A search by meaning always finds something nearest; it is in vain if no word
 * of it is in what was found and the bot would not answer it either.
 */
final class SearchMisses {
    private static final Logger log = LoggerFactory.getLogger(SearchMisses.class);

    private final Answers answers;
    private final Misses misses;
    private final Clock clock;

    SearchMisses(Answers answers, Misses misses, Clock clock) {
        this.answers = answers;
        this.misses = misses;
        this.clock = clock;
    }

    /** @param hit whether a word that was looked for is in a result */
    void found(String words, Language language, boolean hit) {
        if (hit || !(Question.read(words, language) instanceof Question.Reading.Readable(Question question))) {
            return;
        }
        if (answers.answer(Ask.alone(question)).decision() instanceof Decision.HandOff handOff
                && Fate.of(handOff.reason()).missed()) {
            try {
                Miss.of(Miss.Source.SEARCH, question.language(), words, clock.instant())
                        .ifPresent(misses::add);
            } catch (DataAccessException e) {
                // A statistic less; the page is shown in any case.
                log.warn("A search in vain is not remembered.", e);
            }
        }
    }
}
