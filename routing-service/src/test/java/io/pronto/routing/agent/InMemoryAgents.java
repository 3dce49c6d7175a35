package io.pronto.routing.agent;

import io.pronto.contracts.AgentId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The twin of the real store. */
public final class InMemoryAgents implements Agents {
    private final Map<AgentId, Agent> byId = new HashMap<>();

    @Override
    public Optional<Agent> find(AgentId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<Agent> active() {
        return byId.values().stream()
                .filter(Agent::active)
                .sorted(Comparator.comparing(agent -> agent.id().value()))
                .toList();
    }

    @Override
    public void save(Agent agent) {
        byId.put(agent.id(), agent);
    }
}
