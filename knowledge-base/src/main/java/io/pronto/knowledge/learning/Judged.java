package io.pronto.knowledge.learning;

/**
 * A guess whose truth is known.
 *
 * @param confidence what was said of it, 0 to 1
 * @param right whether the article guessed answers the question
 * @param foreign whether no article answers the question
 */
public record Judged(double confidence, boolean right, boolean foreign) {
    public Judged {
        if (right && foreign) {
            throw new IllegalArgumentException("What no article answers cannot be answered rightly.");
        }
    }
}
