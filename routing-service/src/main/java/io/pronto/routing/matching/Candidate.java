package io.pronto.routing.matching;

import io.pronto.routing.agent.Agent;

/**
 * An agent with what is taken of the budget.
 *
 * @param load what offers and conversations take now, in units of the budget; above the capacity after an override by hand or
 *     when customers came back all at once
 */
public record Candidate(Agent agent, int load) {
    public Candidate {
        if (load < 0) {
            throw new IllegalArgumentException("load is at least 0, was " + load + " for " + agent.username());
        }
    }

    /** Whether work of that weight still fits. */
    public boolean hasRoomFor(int weight) {
        return load + weight <= agent.capacity();
    }

    /** Whether this one is less loaded for the size of the budget than the other: below 0 if so, above 0 if more. */
    int compareLoad(Candidate other) {
        // Exact, where a quotient would round: a/b < c/d just when a*d < c*b. Both fit a long by far.
        return Long.compare(
                (long) load * Math.max(1, other.agent.capacity()), (long) other.load * Math.max(1, agent.capacity()));
    }
}
