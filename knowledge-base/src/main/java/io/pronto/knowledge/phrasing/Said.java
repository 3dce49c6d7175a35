package io.pronto.knowledge.phrasing;

import java.util.List;

/** What a model said, read. @param sentences with the numbers of the passages they name, from 1 */
public record Said(List<Sentence> sentences) {
    public Said {
        sentences = List.copyOf(sentences);
    }

    /** One sentence. */
    public record Sentence(String text, List<Integer> passages) {
        public Sentence {
            passages = List.copyOf(passages);
        }
    }

    /** Reads what a model wrote. */
    @FunctionalInterface
    public interface Reader {
        /** @throws IllegalArgumentException if it is not what was asked for */
        Said read(String written);
    }
}
