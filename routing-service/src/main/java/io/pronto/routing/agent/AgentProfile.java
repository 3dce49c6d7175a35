package io.pronto.routing.agent;

import io.pronto.contracts.SkillId;
import io.pronto.routing.hours.WeeklyHours;
import io.pronto.routing.team.TeamId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person can do and how work comes to the person, as supervisors and administrators say.
 *
 * @param languages language tags such as {@code zh} or {@code en}; nobody has said which when empty, and any will do
 * @param skills level 1 (knows it) to 5 (teaches it) by skill
 * @param capacity the budget over all channels, 0 to {@link Agent#MAX_CAPACITY}; {@link Agent#FULL_ATTENTION} is one person's full
 *     attention
 * @param hours when new work may come; at any time when null
 * @param cap how much new work may come in a time; any when null
 * @param wrapUp how long the agent has after each piece of work before the next comes, 0 to 30 min
 * @param revision rises with each edit, from 0
 */
public record AgentProfile(
        Set<String> languages,
        Map<SkillId, Integer> skills,
        int capacity,
        Set<TeamId> teams,
        @Nullable WeeklyHours hours,
        @Nullable NewWorkCap cap,
        Duration wrapUp,
        long revision) {
    /** Nobody has longer after a piece of work. */
    public static final Duration LONGEST_WRAP_UP = Duration.ofMinutes(30);

    public AgentProfile {
        languages = Set.copyOf(languages);
        skills = Map.copyOf(skills);
        teams = Set.copyOf(teams);
        if (capacity < 0 || capacity > Agent.MAX_CAPACITY) {
            throw new IllegalArgumentException("capacity is 0 to " + Agent.MAX_CAPACITY + ", was " + capacity);
        }
        skills.forEach((skill, level) -> {
            if (level < 1 || level > 5) {
                throw new IllegalArgumentException("skill level is 1 to 5, was " + level + " for " + skill);
            }
        });
        if (wrapUp.isNegative() || wrapUp.compareTo(LONGEST_WRAP_UP) > 0) {
            throw new IllegalArgumentException("wrap-up is 0 to " + LONGEST_WRAP_UP + ", was " + wrapUp);
        }
    }

    /** One person's attention, and nothing more particular than those languages and skills. */
    public static AgentProfile of(Set<String> languages, Map<SkillId, Integer> skills, int capacity) {
        return new AgentProfile(languages, skills, capacity, Set.of(), null, null, Duration.ZERO, 0);
    }

    /** The same with other abilities. */
    public AgentProfile able(Set<String> nextLanguages, Map<SkillId, Integer> nextSkills, int nextCapacity) {
        return new AgentProfile(nextLanguages, nextSkills, nextCapacity, teams, hours, cap, wrapUp, revision);
    }

    /** The same in other teams. */
    public AgentProfile in(Set<TeamId> nextTeams) {
        return new AgentProfile(languages, skills, capacity, nextTeams, hours, cap, wrapUp, revision);
    }

    /** The same as the edit after that one. */
    public AgentProfile revised(long nextRevision) {
        return new AgentProfile(languages, skills, capacity, teams, hours, cap, wrapUp, nextRevision);
    }

    /** Whether both say the same, whichever edit they come from. */
    public boolean saysTheSame(AgentProfile other) {
        return revised(0).equals(other.revised(0));
    }
}
