package io.pronto.routing.classification;

import org.junit.jupiter.api.Nested;

class InMemoryClassificationStoresTest {
    @Nested
    class Books implements RuleBooksContract {
        @Override
        public RuleBooks empty() {
            return new InMemoryRuleBooks();
        }
    }

    @Nested
    class CasesInMemory implements CasesContract {
        @Override
        public Cases empty() {
            return new InMemoryCases();
        }
    }
}
