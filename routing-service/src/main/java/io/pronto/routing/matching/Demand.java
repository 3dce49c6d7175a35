package io.pronto.routing.matching;

import io.pronto.contracts.Channel;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.queue.Ring;
import io.pronto.routing.team.TeamId;
import io.pronto.routing.work.Needs;
import io.pronto.routing.work.WorkItem;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What work asks of whoever serves it. Work of the same demand stands in one line.
 *
 * @param language the primary tag in lower case
 */
record Demand(QueueId queue, List<SkillNeed> skills, String language, Channel channel, int weight) {
    static Demand of(WorkItem item) {
        return new Demand(
                item.queue(),
                item.skills(),
                Ability.primary(item.needs().language()),
                item.needs().channel(),
                item.weight());
    }

    /** The same with those skills besides. */
    Demand with(List<SkillNeed> more) {
        return new Demand(queue, Needs.together(skills, more), language, channel, weight);
    }

    /** Whether it takes an agent alone: nobody speaks with two callers. */
    boolean takesAll() {
        return takesAll(channel);
    }

    static boolean takesAll(Channel channel) {
        return channel == Channel.PHONE;
    }

    /** Whether the skills and teams of a ring are met; the language is another question. */
    boolean isMetBy(Ability ability, Ring ring, Set<TeamId> own, Function<SkillId, Set<SkillId>> neighbours) {
        if (!ring.reaches(own, ability.teams())) {
            return false;
        }
        if (!ring.anyone()) {
            for (SkillNeed need : skills) {
                if (!ring.isMet(need, ability::level, neighbours)) {
                    return false;
                }
            }
        }
        return true;
    }
}
