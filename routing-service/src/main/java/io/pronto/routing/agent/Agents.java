package io.pronto.routing.agent;

import io.pronto.contracts.AgentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All agents that the directory or a token has shown. */
public interface Agents {
    /** The agent of that id, active or not. */
    Optional<Agent> find(AgentId id);

    /** All agents who are still active, by id. */
    List<Agent> active();

    /**
     * Adds the agent or replaces what was known.
     *
     * @param wakeAt then something about the agent changes by itself; nothing does when null
     */
    void save(Agent agent, @Nullable Instant wakeAt);

    /** Whom to wake by then, the first due first, at most {@code limit}. */
    List<AgentId> due(Instant at, int limit);

    /** When the next one is to be woken. */
    Optional<Instant> nextDue();
}
