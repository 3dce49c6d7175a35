package io.pronto.routing.whatif.adapter;

import io.pronto.routing.StoreDatabase;
import io.pronto.routing.whatif.Simulations;
import io.pronto.routing.whatif.SimulationsContract;

class PostgresSimulationsIT implements SimulationsContract {
    @Override
    public Simulations empty() {
        return new PostgresSimulations(StoreDatabase.without("simulation"), StoreDatabase.json());
    }
}
