package io.pronto.knowledge.search;

import java.util.List;

/** The two rankings of a search, each best first. */
public record Rankings(List<Found> byMeaning, List<Found> byWords) {
    public Rankings {
        byMeaning = List.copyOf(byMeaning);
        byWords = List.copyOf(byWords);
    }

    public boolean isEmpty() {
        return byMeaning.isEmpty() && byWords.isEmpty();
    }
}
