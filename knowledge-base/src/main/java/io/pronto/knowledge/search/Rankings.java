package io.pronto.knowledge.search;

import java.util.List;

/**
 * The rankings of a search, each best first.
 *
 * @param byQuestion titles and example questions by meaning
 * @param byPassage passages by meaning
 * @param byWords all entries by words
 * @param byCode entries that hold a code of the question
 */
public record Rankings(List<Found> byQuestion, List<Found> byPassage, List<Found> byWords, List<Found> byCode) {
    public Rankings {
        byQuestion = List.copyOf(byQuestion);
        byPassage = List.copyOf(byPassage);
        byWords = List.copyOf(byWords);
        byCode = List.copyOf(byCode);
    }

    /** Of a question without codes. */
    public Rankings(List<Found> byQuestion, List<Found> byPassage, List<Found> byWords) {
        this(byQuestion, byPassage, byWords, List.of());
    }
}
