package io.pronto.sla.adjustment;

/** The adjustments that may apply now; may be a moment behind an approval. */
public interface StandardBook {
    Standards standards();

    /** A number that rises whenever one begins or ends to apply, and never falls; that of {@link #standards()} or an earlier one. */
    long edition();
}
