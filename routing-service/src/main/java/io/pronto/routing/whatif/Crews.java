package io.pronto.routing.whatif;

import io.pronto.routing.agent.Agent;
import io.pronto.routing.agent.AgentProfile;
import io.pronto.routing.simulation.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Real agents as groups of those who are alike. */
final class Crews {
    private Crews() {}

    /**
     * Groups by name; those without anybody in any interval are left out.
     *
     * @param there whether somebody is there in an interval, counted from 0
     */
    static List<Group> of(List<Agent> agents, int intervals, BiPredicate<Agent, Integer> there) {
        Map<AgentProfile, List<Agent>> alike = agents.stream()
                .filter(agent -> agent.active() && agent.capacity() > 0)
                .sorted(Comparator.comparing(agent -> agent.id().value()))
                .collect(Collectors.groupingBy(
                        agent -> atAnyTime(agent.profile()), LinkedHashMap::new, Collectors.toList()));
        Set<String> taken = new HashSet<>();
        List<Group> groups = new ArrayList<>();
        alike.forEach((profile, members) -> {
            List<Integer> staff = IntStream.range(0, intervals)
                    .mapToObj(interval -> (int) members.stream()
                            .filter(agent -> there.test(agent, interval))
                            .count())
                    .toList();
            if (staff.stream().anyMatch(count -> count > 0)) {
                groups.add(new Group(free(name(profile, members), taken), profile, staff));
            }
        });
        return groups.stream().sorted(Comparator.comparing(Group::name)).toList();
    }

    /** The shifts say when somebody is there. */
    private static AgentProfile atAnyTime(AgentProfile profile) {
        return new AgentProfile(
                profile.languages(),
                profile.skills(),
                profile.capacity(),
                profile.teams(),
                null,
                profile.cap(),
                profile.wrapUp(),
                0);
    }

    private static String name(AgentProfile profile, List<Agent> members) {
        if (members.size() == 1) {
            Agent only = members.getFirst();
            return only.name().isBlank() ? only.username() : only.name();
        }
        String teams =
                profile.teams().stream().map(team -> team.value()).sorted().collect(Collectors.joining(" + "));
        String skills = profile.skills().keySet().stream()
                .map(skill -> skill.value())
                .sorted()
                .collect(Collectors.joining(", "));
        return shortened(!teams.isEmpty() ? teams : !skills.isEmpty() ? skills : "general");
    }

    private static String shortened(String name) {
        return name.length() <= Planning.LONGEST_NAME - 5 ? name : name.substring(0, Planning.LONGEST_NAME - 5);
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + " " + i;
        }
        return free;
    }
}
