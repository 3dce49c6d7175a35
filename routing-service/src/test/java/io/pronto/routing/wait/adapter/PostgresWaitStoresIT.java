package io.pronto.routing.wait.adapter;

import io.pronto.routing.StoreDatabase;
import io.pronto.routing.wait.HandOvers;
import io.pronto.routing.wait.ToldWaits;
import io.pronto.routing.wait.WaitStoresContract;

class PostgresWaitStoresIT implements WaitStoresContract {
    @Override
    public HandOvers emptyHandOvers() {
        return new PostgresHandOvers(StoreDatabase.without("hand_over"), StoreDatabase.writes());
    }

    @Override
    public ToldWaits nothingTold() {
        return new PostgresToldWaits(StoreDatabase.without("told_wait"), StoreDatabase.writes());
    }
}
