package io.pronto.knowledge.search;

import io.pronto.knowledge.article.Language;
import java.util.List;
import java.util.UUID;

/** Words that mean the same to whoever searches, such as {@code refund} and {@code money back}. @param words at least two, each once */
public record SynonymGroup(UUID id, Language language, List<String> words) {
    public static final int MOST_WORDS = 30;
    public static final int LONGEST_WORD = 60;
    /** Groups of one language at most. */
    public static final int MOST_GROUPS = 2_000;

    public SynonymGroup {
        words = List.copyOf(words);
        if (words.size() < 2) {
            throw new IllegalArgumentException(
                    "Synonym group " + id + " has " + words.size() + " words; two are needed.");
        }
    }
}
