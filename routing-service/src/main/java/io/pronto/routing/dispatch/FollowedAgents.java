package io.pronto.routing.dispatch;

import io.pronto.contracts.AgentId;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.agent.Agents;
import io.pronto.routing.matching.Floor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The agents, with the memory following what is saved. */
final class FollowedAgents implements Agents {
    private final Agents stores;
    private final Memory memory;

    FollowedAgents(Agents stores, Memory memory) {
        this.stores = stores;
        this.memory = memory;
    }

    @Override
    public Optional<Agent> find(AgentId id) {
        return stores.find(id);
    }

    @Override
    public List<Agent> active() {
        return stores.active();
    }

    @Override
    public void save(Agent agent) {
        stores.save(agent);
        @Nullable Floor floor = memory.ifRead();
        if (floor != null) {
            floor.put(agent);
        }
    }

    @Override
    public void wakeAt(AgentId id, @Nullable Instant at) {
        stores.wakeAt(id, at);
    }

    @Override
    public List<AgentId> due(Instant at, int limit) {
        return stores.due(at, limit);
    }

    @Override
    public Optional<Instant> nextDue() {
        return stores.nextDue();
    }
}
