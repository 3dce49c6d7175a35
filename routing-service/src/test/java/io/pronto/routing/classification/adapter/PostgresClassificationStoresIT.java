package io.pronto.routing.classification.adapter;

import io.pronto.routing.StoreDatabase;
import io.pronto.routing.classification.Cases;
import io.pronto.routing.classification.CasesContract;
import io.pronto.routing.classification.RuleBooks;
import io.pronto.routing.classification.RuleBooksContract;
import org.junit.jupiter.api.Nested;

class PostgresClassificationStoresIT {
    @Nested
    class Books implements RuleBooksContract {
        @Override
        public RuleBooks empty() {
            return new PostgresRuleBooks(StoreDatabase.without("rule_book"), StoreDatabase.json());
        }
    }

    @Nested
    class CasesInPostgres implements CasesContract {
        @Override
        public Cases empty() {
            return new PostgresCases(
                    StoreDatabase.without("classification_case"), StoreDatabase.writes(), StoreDatabase.json());
        }
    }
}
