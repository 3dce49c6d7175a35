package io.pronto.knowledge.overlap;

/**
 * What two articles have in common that they should not.
 *
 * @param here what the one says @param there what the other says
 * @param likeness 0 to 1
 */
public record Overlap(Kind kind, String here, String there, double likeness) {
    /** What is wrong. */
    public enum Kind {
        /** Most of what the one says, the other says too. */
        DUPLICATE,
        /** They say different amounts of the same thing, or one denies what the other says. */
        CONTRADICTION
    }
}
