package io.pronto.routing.matching;

import io.pronto.contracts.Channel;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.queue.Ring;
import io.pronto.routing.team.TeamId;
import io.pronto.routing.work.WorkItem;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

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

    /** Whether it takes an agent alone: nobody speaks with two callers. */
    boolean takesAll() {
        return takesAll(channel);
    }

    static boolean takesAll(Channel channel) {
        return channel == Channel.PHONE;
    }

    /** The rings of the queue with the one that holds from the first moment. */
    static List<Ring> rings(QueueRules rules) {
        return Stream.concat(Stream.of(Ring.FIRST), rules.rings().stream()).toList();
    }

    /** Whether the skills and teams of a ring are met; the language is another question. */
    boolean isMetBy(Ability ability, Ring ring, Set<TeamId> own, Function<SkillId, Set<SkillId>> neighbours) {
        return inReach(ability, ring, own)
                && (ring.anyone() || skills.stream().allMatch(need -> isMet(need, ability, ring, neighbours)));
    }

    /** The least level that will do in a ring, 1 to 5. */
    static int level(SkillNeed need, Ring ring) {
        return Math.max(1, need.level() - ring.levelsLower());
    }

    static boolean isMet(SkillNeed need, Ability ability, Ring ring, Function<SkillId, Set<SkillId>> neighbours) {
        int least = level(need, ring);
        return ability.level(need.skill()) >= least
                || ring.neighbours()
                        && neighbours.apply(need.skill()).stream().anyMatch(near -> ability.level(near) >= least);
    }

    static boolean inReach(Ability ability, Ring ring, Set<TeamId> own) {
        return switch (ring.reach()) {
            case Ring.Reach.EveryTeam every -> true;
            case Ring.Reach.OwnTeams teams -> own.isEmpty() || isOf(ability, own);
            case Ring.Reach.AlsoTeams(var also) -> own.isEmpty() || isOf(ability, own) || isOf(ability, also);
        };
    }

    private static boolean isOf(Ability ability, Set<TeamId> teams) {
        for (TeamId team : ability.teams()) {
            if (teams.contains(team)) {
                return true;
            }
        }
        return false;
    }
}
