package io.pronto.routing.dispatch;

import io.pronto.routing.agent.InMemoryAgents;
import io.pronto.routing.matching.InMemoryDecisions;
import io.pronto.routing.offer.InMemoryOffers;
import io.pronto.routing.queue.InMemoryQueues;
import io.pronto.routing.skill.InMemorySkills;
import io.pronto.routing.team.InMemoryTeams;
import io.pronto.routing.wait.InMemoryHandOvers;
import io.pronto.routing.work.InMemoryWorkItems;

/** Stores for tests. */
final class TestStores {
    private TestStores() {}

    /** A memory over empty twins. */
    static Stores remembered() {
        return new Memory(new Stores(
                        new InMemoryAgents(),
                        new InMemorySkills(),
                        new InMemoryTeams(),
                        new InMemoryQueues(),
                        new InMemoryWorkItems(),
                        new InMemoryOffers(),
                        new InMemoryDecisions(),
                        new InMemoryHandOvers()))
                .remembered();
    }
}
