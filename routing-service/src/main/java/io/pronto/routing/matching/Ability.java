package io.pronto.routing.matching;

import io.pronto.contracts.SkillId;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.team.TeamId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an agent can do. Agents who can do the same, with the same budget, are peers and are looked for together.
 *
 * @param languages primary tags in lower case, such as {@code zh}; all languages when empty
 */
record Ability(Map<SkillId, Integer> skills, Set<String> languages, Set<TeamId> teams, int capacity) {
    static Ability of(Agent agent) {
        return new Ability(
                agent.skills(),
                agent.languages().stream().map(Ability::primary).collect(Collectors.toUnmodifiableSet()),
                agent.teams(),
                agent.capacity());
    }

    int level(SkillId skill) {
        return skills.getOrDefault(skill, 0);
    }

    boolean speaks(String primary) {
        return languages.isEmpty() || languages.contains(primary);
    }

    /** The language without its region, in lower case. */
    static String primary(String tag) {
        int dash = tag.indexOf('-');
        return (dash < 0 ? tag : tag.substring(0, dash)).toLowerCase(Locale.ROOT);
    }
}
