package io.pronto.benchmarks;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.agent.AgentProfile;
import io.pronto.routing.queue.Order;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.queue.Ring;
import io.pronto.routing.queue.Weights;
import io.pronto.routing.simulation.Group;
import io.pronto.routing.simulation.Kind;
import io.pronto.routing.team.TeamId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Types of callers and groups of agents, as the literature numbers them, in Pronto's words. */
final class SimulatedCentre {
    private SimulatedCentre() {}

    /**
     * One kind for each type: a call that needs the skill of its type.
     *
     * @param preferred the groups that may serve each type, the first being asked first; null: whoever can be spared best
     */
    static List<Kind> kinds(int types, Order order, @Nullable List<List<Integer>> preferred, int longestLine) {
        return IntStream.range(0, types)
                .mapToObj(type -> new Kind(
                        "type " + type,
                        new Queue(
                                        new QueueId("type-" + type),
                                        "Type " + type,
                                        "类型 " + type,
                                        List.of(new SkillNeed(skill(type), 1)),
                                        Set.of(),
                                        Set.of(),
                                        Duration.ofSeconds(30),
                                        Weights.USUAL,
                                        true)
                                .servedBy(
                                        rules(order, preferred == null ? List.of() : preferred.get(type), longestLine)),
                        List.of(),
                        Channel.PHONE,
                        Priority.NORMAL))
                .toList();
    }

    private static QueueRules rules(Order order, List<Integer> groups, int longestLine) {
        List<Ring> rings = new ArrayList<>();
        for (int next = 1; next < groups.size(); next++) {
            rings.add(new Ring(
                    Duration.ofMillis(next - 1L),
                    0,
                    false,
                    new Ring.Reach.AlsoTeams(groups.subList(1, next + 1).stream()
                            .map(SimulatedCentre::team)
                            .collect(Collectors.toUnmodifiableSet())),
                    false));
        }
        return new QueueRules(
                order,
                groups.isEmpty() ? Set.of() : Set.of(team(groups.getFirst())),
                rings,
                null,
                longestLine == Integer.MAX_VALUE
                        ? null
                        : new QueueRules.Limit(longestLine, QueueRules.WhenFull.MESSAGE, Map.of()),
                null,
                Duration.ZERO,
                QueueRules.Delivery.OFFER);
    }

    /** A group of agents for those types. @param staff how many in each period */
    static Group group(int group, List<Integer> types, List<Integer> staff) {
        AgentProfile able = AgentProfile.of(
                Set.of(), types.stream().collect(Collectors.toUnmodifiableMap(SimulatedCentre::skill, type -> 3)), 100);
        return new Group(
                "group " + group,
                new AgentProfile(
                        able.languages(),
                        able.skills(),
                        able.capacity(),
                        Set.of(team(group)),
                        able.hours(),
                        able.cap(),
                        able.wrapUp(),
                        able.revision()),
                staff);
    }

    private static SkillId skill(int type) {
        return new SkillId("type-" + type);
    }

    private static TeamId team(int group) {
        return new TeamId("group-" + group);
    }
}
