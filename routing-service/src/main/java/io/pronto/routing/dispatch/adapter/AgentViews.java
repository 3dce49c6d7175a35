package io.pronto.routing.dispatch.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Presence;
import io.pronto.contracts.SkillId;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.agent.NewWorkCap;
import io.pronto.routing.team.TeamId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Agents as the API shows them, with what they have at hand. */
@Component
class AgentViews {
    private final JdbcClient jdbc;

    AgentViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param capacity the budget over all channels; 100 is one person's full attention
     * @param load what offers and conversations take of it now
     * @param presenceUntil when a wrap-up or absence ends by itself
     * @param paused channels from which nothing comes at present
     * @param hours when new work may come; at any time when absent
     * @param cap how much new work may come in a time; any when absent
     * @param revision of what was edited; for {@code If-Match}
     */
    record AgentView(
            AgentId id,
            String username,
            String name,
            List<String> languages,
            List<SkillLevel> skills,
            int capacity,
            Presence presence,
            Instant presenceSince,
            int load,
            List<Held> work,
            @Nullable Instant presenceUntil,
            List<Channel> paused,
            List<TeamId> teams,
            @Nullable WeekBody hours,
            @Nullable CapBody cap,
            long wrapUpSeconds,
            long revision) {}

    /** @param most pieces of work, 1 to 100 @param perSeconds the time they are counted over, 1 min to 24 h */
    record CapBody(
            @NotNull @Min(1) @Max(NewWorkCap.MOST) Integer most,
            @NotNull @Min(60) @Max(86_400) Integer perSeconds) {}

    /** @param level 1 (knows it) to 5 (teaches it) */
    record SkillLevel(SkillId skill, int level) {}

    /** @param weight what it takes of the budget now; 0 while its customer is silent for long @param state OFFERED or ASSIGNED */
    record Held(ConversationId conversationId, int weight, String state) {}

    List<AgentView> all(List<Agent> agents) {
        Map<String, List<Held>> held = new HashMap<>();
        jdbc.sql("""
                        SELECT agent, conversation, held, state FROM work_item WHERE agent = ANY (:agents)
                        ORDER BY agent, conversation""")
                .param(
                        "agents",
                        agents.stream().map(agent -> agent.id().value()).toArray(String[]::new))
                .query(rs -> {
                    held.computeIfAbsent(rs.getString("agent"), ignored -> new ArrayList<>())
                            .add(new Held(
                                    new ConversationId(rs.getObject("conversation", UUID.class)),
                                    rs.getInt("held"),
                                    rs.getString("state")));
                });
        return agents.stream()
                .map(agent -> view(agent, held.getOrDefault(agent.id().value(), List.of())))
                .toList();
    }

    AgentView of(Agent agent) {
        return all(List.of(agent)).getFirst();
    }

    private static AgentView view(Agent agent, List<Held> held) {
        NewWorkCap cap = agent.profile().cap();
        return new AgentView(
                agent.id(),
                agent.username(),
                agent.name(),
                agent.languages().stream().sorted().toList(),
                agent.skills().entrySet().stream()
                        .map(skill -> new SkillLevel(skill.getKey(), skill.getValue()))
                        .sorted(Comparator.comparing(skill -> skill.skill().value()))
                        .toList(),
                agent.capacity(),
                agent.presence(),
                agent.presenceSince(),
                held.stream().mapToInt(Held::weight).sum(),
                held,
                agent.attendance().until(),
                agent.attendance().paused().stream().sorted().toList(),
                agent.teams().stream()
                        .sorted(Comparator.comparing(TeamId::value))
                        .toList(),
                WeekBody.of(agent.profile().hours()),
                cap == null ? null : new CapBody(cap.most(), (int) cap.per().toSeconds()),
                agent.profile().wrapUp().toSeconds(),
                agent.profile().revision());
    }
}
