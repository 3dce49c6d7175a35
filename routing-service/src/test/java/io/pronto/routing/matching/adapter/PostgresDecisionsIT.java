package io.pronto.routing.matching.adapter;

import io.pronto.routing.StoreDatabase;
import io.pronto.routing.matching.Decisions;
import io.pronto.routing.matching.DecisionsContract;

class PostgresDecisionsIT implements DecisionsContract {
    @Override
    public Decisions empty() {
        return new PostgresDecisions(StoreDatabase.without("decision"), StoreDatabase.writes(), StoreDatabase.json());
    }
}
