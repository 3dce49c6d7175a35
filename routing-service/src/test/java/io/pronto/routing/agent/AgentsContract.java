package io.pronto.routing.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.Presence;
import io.pronto.contracts.SkillId;
import io.pronto.routing.hours.WeeklyHours;
import io.pronto.routing.team.TeamId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
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
        store.save(mei, null);
        assertThat(store.find(mei.id())).contains(mei);
        store.save(mei.withPresence(Presence.ONLINE, NOW), null);
        assertThat(store.find(mei.id()).orElseThrow().presence()).isEqualTo(Presence.ONLINE);
        assertThat(store.find(new AgentId("nobody"))).isEmpty();
    }

    @Test
    default void everythingThatCanBeSaidAboutAnAgentComesBack() {
        Agents store = empty();
        Agent mei = Agent.appearing(new AgentId("b"), "mei.lin", "林梅", Set.of("zh"), NOW)
                .withProfile(new AgentProfile(
                        Set.of("zh"),
                        Map.of(new SkillId("billing"), 5),
                        150,
                        Set.of(new TeamId("night"), new TeamId("returns")),
                        new WeeklyHours(
                                ZoneId.of("Asia/Shanghai"),
                                List.of(new WeeklyHours.Span(
                                        DayOfWeek.MONDAY, LocalTime.of(22, 0), LocalTime.of(6, 0))),
                                Set.of(LocalDate.of(2027, 1, 1))),
                        new NewWorkCap(2, Duration.ofMinutes(10)),
                        Duration.ofSeconds(90),
                        7))
                .withAttendance(new Attendance(
                        Presence.WRAP_UP,
                        NOW,
                        NOW.plusSeconds(90),
                        Set.of(Channel.PHONE, Channel.CHAT),
                        NOW.plusSeconds(5)))
                .givenWork(NOW)
                .givenWork(NOW.plusSeconds(1));
        store.save(mei, null);
        assertThat(store.find(mei.id())).contains(mei);
    }

    @Test
    default void whoIsToBeWokenIsKnownInOrder() {
        Agents store = empty();
        store.save(Agent.appearing(new AgentId("a"), "a", "a", Set.of(), NOW), NOW.plusSeconds(2));
        store.save(Agent.appearing(new AgentId("b"), "b", "b", Set.of(), NOW), NOW.plusSeconds(1));
        Agent slept = Agent.appearing(new AgentId("c"), "c", "c", Set.of(), NOW);
        store.save(slept, NOW);
        store.save(slept, null);
        assertThat(store.nextDue()).contains(NOW.plusSeconds(1));
        assertThat(store.due(NOW.plusSeconds(1), 9)).containsExactly(new AgentId("b"));
        assertThat(store.due(NOW.plusSeconds(9), 9)).containsExactly(new AgentId("b"), new AgentId("a"));
        assertThat(store.due(NOW.plusSeconds(9), 1)).containsExactly(new AgentId("b"));
    }

    @Test
    default void onlyActiveAgentsAreListedById() {
        Agents store = empty();
        Agent mei = Agent.appearing(new AgentId("b"), "mei", "Mei", Set.of(), NOW);
        Agent ada = Agent.appearing(new AgentId("a"), "zoe", "Zoe", Set.of(), NOW);
        Agent gone =
                Agent.appearing(new AgentId("c"), "gone", "Gone", Set.of(), NOW).withIdentity("gone", "Gone", false);
        store.save(mei, null);
        store.save(ada, null);
        store.save(gone, null);
        assertThat(store.active()).containsExactly(ada, mei);
        assertThat(store.find(gone.id())).contains(gone);
    }
}
