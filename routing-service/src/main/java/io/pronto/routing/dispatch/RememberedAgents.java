package io.pronto.routing.dispatch;

import io.pronto.contracts.AgentId;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.agent.Agents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The agents as the memory knows them; what is saved is stored as well. */
final class RememberedAgents implements Agents {
    private final Agents stored;
    private final Memory memory;

    RememberedAgents(Agents stored, Memory memory) {
        this.stored = stored;
        this.memory = memory;
    }

    @Override
    public Optional<Agent> find(AgentId id) {
        // Who has left is not remembered.
        return Optional.ofNullable(memory.state().agents().get(id.value())).or(() -> stored.find(id));
    }

    @Override
    public List<Agent> active() {
        return List.copyOf(memory.state().agents().values());
    }

    @Override
    public void save(Agent agent, @Nullable Instant wakeAt) {
        Memory.State state = memory.changing();
        if (agent.active()) {
            state.agents().put(agent.id().value(), agent);
        } else {
            state.agents().remove(agent.id().value());
        }
        state.floor().put(agent);
        stored.save(agent, wakeAt);
    }

    @Override
    public List<AgentId> due(Instant at, int limit) {
        return stored.due(at, limit);
    }

    @Override
    public Optional<Instant> nextDue() {
        return stored.nextDue();
    }
}
