package io.pronto.routing.dispatch;

import io.pronto.routing.agent.Agent;
import io.pronto.routing.agent.Agents;
import io.pronto.routing.agent.Patience;
import java.time.Instant;

/** Saves agents so that what changes about them by itself is noticed when it does. */
final class Alarms {
    private final Agents agents;
    private final Patience patience;

    Alarms(Agents agents, Patience patience) {
        this.agents = agents;
        this.patience = patience;
    }

    /** Saves the agent and sets the alarm for the next change. */
    void save(Agent agent, Instant at) {
        agents.save(agent, agent.changesAt(at, patience).orElse(null));
    }

    /** How long a vanished page is waited for. */
    Patience patience() {
        return patience;
    }
}
