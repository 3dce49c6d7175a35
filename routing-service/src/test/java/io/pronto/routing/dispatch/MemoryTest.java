package io.pronto.routing.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Presence;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.agent.InMemoryAgents;
import io.pronto.routing.matching.Floor;
import io.pronto.routing.matching.InMemoryDecisions;
import io.pronto.routing.offer.InMemoryOffers;
import io.pronto.routing.pool.Pool;
import io.pronto.routing.queue.InMemoryQueues;
import io.pronto.routing.skill.InMemorySkills;
import io.pronto.routing.team.InMemoryTeams;
import io.pronto.routing.wait.InMemoryHandOvers;
import io.pronto.routing.work.InMemoryWorkItems;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final MarkedRow row = new MarkedRow();
    private final InMemoryAgents agents = new InMemoryAgents();
    private final Stores stores = new Stores(
            agents,
            new InMemorySkills(),
            new InMemoryTeams(),
            new InMemoryQueues(),
            new InMemoryWorkItems(),
            new InMemoryOffers(),
            new InMemoryDecisions(),
            new InMemoryHandOvers());
    private final Memory one = new Memory(stores);
    private final Memory other = new Memory(stores);

    @Test
    void aFloorIsReadOnceWhileNobodyElseChangesAnything() {
        Floor first = floorOf(one);
        one.around(row).alone(() -> one.remembered().agents().save(agent("mei"), null));

        assertThat(floorOf(one)).isSameAs(first);
        assertThat(first.withRoom()).containsExactly(new AgentId("mei"));
    }

    @Test
    void whatAnotherReplicaChangedIsReadAnew() {
        Floor stale = floorOf(one);
        other.around(row).alone(() -> other.remembered().agents().save(agent("mei"), null));

        assertThat(stale.withRoom()).isEmpty();
        assertThat(floorOf(one).withRoom()).containsExactly(new AgentId("mei"));
    }

    @Test
    void aChangeThatFailedIsForgotten() {
        assertThat(floorOf(one).withRoom()).isEmpty();
        assertThatThrownBy(() -> one.around(row).alone(() -> {
                    one.remembered().agents().save(agent("ghost"), null);
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        // As a database does when it rolls back.
        agents.forget(new AgentId("ghost"));

        assertThat(floorOf(one).withRoom()).isEmpty();
    }

    @Test
    void aRefusalThatChangedNothingCostsNoReading() {
        Floor before = floorOf(one);
        assertThatThrownBy(() -> one.around(row).alone(() -> {
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        assertThat(floorOf(one)).isSameAs(before);
    }

    private Floor floorOf(Memory memory) {
        return memory.around(row).alone(() -> memory.state().floor());
    }

    private static Agent agent(String name) {
        return new Agent(
                new AgentId(name), name, name, Set.of(), Map.of(), 100, Presence.ONLINE, NOW, true, Instant.EPOCH);
    }

    /** A pool's row: a change that fails leaves its mark as it was. */
    private static final class MarkedRow implements Pool {
        private int marks;
        private Object mark = 0;
        private Object found = mark;
        private Object left = mark;

        @Override
        public <T> T alone(Supplier<T> change) {
            found = mark;
            left = ++marks;
            T result = change.get();
            mark = left;
            return result;
        }

        @Override
        public boolean isWriter() {
            return true;
        }

        @Override
        public Object found() {
            return found;
        }

        @Override
        public Object left() {
            return left;
        }
    }
}
