package io.pronto.routing.classification;

/** Keeps the one book of rules. */
public interface RuleBooks {
    /** The book as it is now. */
    RuleBook current();

    /** Keeps this book in place of the one whose revision is one less. */
    void save(RuleBook book);
}
