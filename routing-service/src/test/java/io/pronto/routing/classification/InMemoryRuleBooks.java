package io.pronto.routing.classification;

/** The rules in memory. */
public final class InMemoryRuleBooks implements RuleBooks {
    private RuleBook book = RuleBook.EMPTY;

    @Override
    public RuleBook current() {
        return book;
    }

    @Override
    public void save(RuleBook next) {
        if (next.revision() != book.revision() + 1) {
            throw new IllegalStateException("The rules are of revision " + book.revision());
        }
        book = next;
    }
}
