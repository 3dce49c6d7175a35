package io.pronto.routing.agent;

class InMemoryAgentsTest implements AgentsContract {
    @Override
    public Agents empty() {
        return new InMemoryAgents();
    }
}
