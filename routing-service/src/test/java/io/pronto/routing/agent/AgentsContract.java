package io.pronto.routing.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Presence;
import io.pronto.contracts.SkillId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of agents must do. */
public interface AgentsContract {
    Instant NOW = Instant.parse("2026-11-22T08:00:00.123Z");

    Agents empty();

    @Test
    default void anAgentComesBackAsSaved() {
        Agents store = empty();
        Agent mei = Agent.appearing(new AgentId("b"), "mei.lin", "林梅", Set.of("zh", "en"), NOW)
                .withProfile(Set.of("zh"), Map.of(new SkillId("billing"), 3, new SkillId("returns"), 1), 75)
                .withPresence(Presence.AWAY, NOW)
                .givenWork(NOW);
        store.save(mei);
        assertThat(store.find(mei.id())).contains(mei);
        store.save(mei.withPresence(Presence.ONLINE, NOW));
        assertThat(store.find(mei.id()).orElseThrow().presence()).isEqualTo(Presence.ONLINE);
        assertThat(store.find(new AgentId("nobody"))).isEmpty();
    }

    @Test
    default void onlyActiveAgentsAreListedById() {
        Agents store = empty();
        Agent mei = Agent.appearing(new AgentId("b"), "mei", "Mei", Set.of(), NOW);
        Agent ada = Agent.appearing(new AgentId("a"), "zoe", "Zoe", Set.of(), NOW);
        Agent gone =
                Agent.appearing(new AgentId("c"), "gone", "Gone", Set.of(), NOW).withIdentity("gone", "Gone", false);
        store.save(mei);
        store.save(ada);
        store.save(gone);
        assertThat(store.active()).containsExactly(ada, mei);
        assertThat(store.find(gone.id())).contains(gone);
    }
}
