package io.pronto.routing.dispatch;

import io.pronto.routing.agent.Agents;
import io.pronto.routing.agent.AgentsContract;

class RememberedAgentsTest implements AgentsContract {
    @Override
    public Agents empty() {
        return TestStores.remembered().agents();
    }
}
