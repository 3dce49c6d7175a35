package io.pronto.routing.queue;

import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.team.TeamId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether somebody could serve a queue, were the person present and free: now, and once its rings have widened. */
public final class CouldServe {
    private CouldServe() {}

    /** In one of its rings, the first included. @param neighbours of a skill, empty for one that is not defined */
    public static boolean inSomeRing(Queue queue, Agent agent, Function<SkillId, Set<SkillId>> neighbours) {
        return Stream.concat(Stream.of(Ring.FIRST), queue.rules().rings().stream())
                .anyMatch(ring -> inRing(queue, ring, queue.requiredSkills(), agent, neighbours));
    }

    /** In that ring, for work that needs those skills. */
    public static boolean inRing(
            Queue queue, Ring ring, List<SkillNeed> needs, Agent agent, Function<SkillId, Set<SkillId>> neighbours) {
        return agent.active()
                && agent.capacity() > 0
                && (queue.languages().isEmpty() || queue.languages().stream().anyMatch(agent::speaks))
                && reaches(queue.rules().teams(), ring.reach(), agent)
                && (ring.anyone() || needs.stream().allMatch(need -> able(ring, need, agent, neighbours)));
    }

    private static boolean able(Ring ring, SkillNeed need, Agent agent, Function<SkillId, Set<SkillId>> neighbours) {
        int level = Math.max(1, need.level() - ring.levelsLower());
        return agent.level(need.skill()) >= level
                || ring.neighbours()
                        && neighbours.apply(need.skill()).stream().anyMatch(skill -> agent.level(skill) >= level);
    }

    private static boolean reaches(Set<TeamId> own, Ring.Reach reach, Agent agent) {
        return own.isEmpty()
                || switch (reach) {
                    case Ring.Reach.EveryTeam every -> true;
                    case Ring.Reach.OwnTeams mine -> agent.teams().stream().anyMatch(own::contains);
                    case Ring.Reach.AlsoTeams(Set<TeamId> others) -> {
                        Set<TeamId> all = new HashSet<>(own);
                        all.addAll(others);
                        yield agent.teams().stream().anyMatch(all::contains);
                    }
                };
    }
}
