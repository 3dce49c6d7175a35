package io.pronto.routing.queue;

import io.pronto.contracts.SkillId;
import io.pronto.routing.agent.Agent;
import java.util.Set;
import java.util.function.Function;

/** Whether somebody could serve a queue, were the person present and free: now, and once its rings have widened. */
public final class CouldServe {
    private CouldServe() {}

    /** In one of its rings, the first included. @param neighbours of a skill, empty for one that is not defined */
    public static boolean inSomeRing(Queue queue, Agent agent, Function<SkillId, Set<SkillId>> neighbours) {
        return agent.active()
                && agent.capacity() > 0
                && (queue.languages().isEmpty() || queue.languages().stream().anyMatch(agent::speaks))
                && queue.rules().everyRing().stream()
                        .anyMatch(ring -> ring.reaches(queue.rules().teams(), agent.teams())
                                && (ring.anyone()
                                        || queue.requiredSkills().stream()
                                                .allMatch(need -> ring.isMet(need, agent::level, neighbours))));
    }
}
