package io.pronto.routing.agent.adapter;

import io.pronto.routing.StoreDatabase;
import io.pronto.routing.agent.Agents;
import io.pronto.routing.agent.AgentsContract;

class PostgresAgentsIT implements AgentsContract {
    @Override
    public Agents empty() {
        return new PostgresAgents(
                StoreDatabase.without("agent"), StoreDatabase.writes(), StoreDatabase.json(), due -> {});
    }
}
