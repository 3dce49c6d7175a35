package io.pronto.routing.whatif;

import io.pronto.contracts.SkillId;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.team.TeamId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How things are in truth, for what a question does not say.
 *
 * @param skills every defined skill with its neighbours
 * @param closed whether only these skills and teams may be named; a file brings its own
 */
public record World(
        List<Queue> queues, List<Agent> agents, Map<SkillId, Set<SkillId>> skills, Set<TeamId> teams, boolean closed) {
    /** Nothing is there but what the question brings. */
    public static final World EMPTY = new World(List.of(), List.of(), Map.of(), Set.of(), false);

    public World {
        queues = List.copyOf(queues);
        agents = List.copyOf(agents);
        skills = Map.copyOf(skills);
        teams = Set.copyOf(teams);
    }
}
