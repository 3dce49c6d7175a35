package io.pronto.routing.agent;

import io.pronto.contracts.AgentId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The twin of the real store. */
public final class InMemoryAgents implements Agents {
    private final Map<AgentId, Agent> byId = new HashMap<>();
    private final Map<AgentId, Instant> wakes = new HashMap<>();

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
    public void save(Agent agent, @Nullable Instant wakeAt) {
        byId.put(agent.id(), agent);
        if (wakeAt == null) {
            wakes.remove(agent.id());
        } else {
            wakes.put(agent.id(), wakeAt);
        }
    }

    /** As if the agent had never been saved. */
    public void forget(AgentId id) {
        byId.remove(id);
        wakes.remove(id);
    }

    @Override
    public List<AgentId> due(Instant at, int limit) {
        return wakes.entrySet().stream()
                .filter(wake -> !wake.getValue().isAfter(at))
                .sorted(Map.Entry.<AgentId, Instant>comparingByValue()
                        .thenComparing(wake -> wake.getKey().value()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public Optional<Instant> nextDue() {
        return wakes.values().stream().min(Instant::compareTo);
    }
}
