package io.pronto.routing.agent;

import java.time.Instant;

/** Hears when something about an agent changes by itself. */
public interface AgentWatch {
    /** Some agent has to be woken then. */
    void dueAt(Instant due);
}
