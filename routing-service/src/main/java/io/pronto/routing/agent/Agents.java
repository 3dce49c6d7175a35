package io.pronto.routing.agent;

import io.pronto.contracts.AgentId;
import java.util.List;
import java.util.Optional;

/** All agents that the directory or a token has shown. */
public interface Agents {
    /** The agent of that id, active or not. */
    Optional<Agent> find(AgentId id);

    /** All agents who are still active, by id. */
    List<Agent> active();

    /** Adds the agent or replaces what was known. */
    void save(Agent agent);
}
