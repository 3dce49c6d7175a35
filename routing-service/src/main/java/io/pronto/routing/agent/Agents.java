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

    /** Adds the agent or replaces what was known. */
    void save(Agent agent);

    /** Something about the agent changes by itself then; nothing does when null. */
    void wakeAt(AgentId id, @Nullable Instant at);

    /** Whom to wake by then, the first due first, at most {@code limit}. */
    List<AgentId> due(Instant at, int limit);

    /** When the next one is to be woken. */
    Optional<Instant> nextDue();
}
