package io.pronto.routing.agent;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Presence;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A person who answers.
 *
 * @param languages language tags such as {@code zh} or {@code en}; nobody has said which when empty, and any will do
 * @param skills level 1 (knows it) to 5 (teaches it) by skill
 * @param capacity the budget over all channels, 0 to {@value #MAX_CAPACITY}; {@value #FULL_ATTENTION} is one person's full attention
 * @param presenceSince since when the presence has been as it is
 * @param active false once the directory no longer knows or allows the person
 * @param lastGivenWorkAt when an offer or conversation last came to the agent; the longest idle comes first among equals
 */
public record Agent(
        AgentId id,
        String username,
        String name,
        Set<String> languages,
        Map<SkillId, Integer> skills,
        int capacity,
        Presence presence,
        Instant presenceSince,
        boolean active,
        Instant lastGivenWorkAt) {
    /** One person's full attention, in units of the budget. */
    public static final int FULL_ATTENTION = 100;
    /** No agent's budget is larger, in units of the budget. */
    public static final int MAX_CAPACITY = 10_000;

    public Agent {
        languages = Set.copyOf(languages);
        skills = Map.copyOf(skills);
        if (capacity < 0 || capacity > MAX_CAPACITY) {
            throw new IllegalArgumentException(
                    "capacity is 0 to " + MAX_CAPACITY + ", was " + capacity + " for " + username);
        }
        skills.forEach((skill, level) -> {
            if (level < 1 || level > 5) {
                throw new IllegalArgumentException("skill level is 1 to 5, was " + level + " for " + skill);
            }
        });
    }

    /** Somebody seen for the first time: offline, with one person's attention and nothing known about skills. */
    public static Agent appearing(AgentId id, String username, String name, Set<String> languages, Instant at) {
        return new Agent(
                id, username, name, languages, Map.of(), FULL_ATTENTION, Presence.OFFLINE, at, true, Instant.EPOCH);
    }

    /** Whether the agent takes work at all. */
    public boolean takesWork() {
        return active && presence == Presence.ONLINE;
    }

    /** The agent's level in a skill, 0 when it is not among the agent's skills. */
    public int level(SkillId skill) {
        return skills.getOrDefault(skill, 0);
    }

    /** Whether the agent has the skill at the level needed or above. */
    public boolean meets(SkillNeed need) {
        return level(need.skill()) >= need.level();
    }

    /** Whether the agent answers in that language. The region does not matter: {@code zh} speaks {@code zh-CN}. */
    public boolean speaks(String language) {
        if (languages.isEmpty()) {
            return true;
        }
        String wanted = primary(language);
        return languages.stream().anyMatch(spoken -> primary(spoken).equals(wanted));
    }

    /** The same agent, now present in another way. */
    public Agent withPresence(Presence next, Instant at) {
        return new Agent(id, username, name, languages, skills, capacity, next, at, active, lastGivenWorkAt);
    }

    /** The same agent with what the directory says. */
    public Agent withIdentity(String nextUsername, String nextName, boolean nextActive) {
        return new Agent(
                id,
                nextUsername,
                nextName,
                languages,
                skills,
                capacity,
                presence,
                presenceSince,
                nextActive,
                lastGivenWorkAt);
    }

    /** The same agent with what the administrator or supervisor says. */
    public Agent withProfile(Set<String> nextLanguages, Map<SkillId, Integer> nextSkills, int nextCapacity) {
        return new Agent(
                id,
                username,
                name,
                nextLanguages,
                nextSkills,
                nextCapacity,
                presence,
                presenceSince,
                active,
                lastGivenWorkAt);
    }

    /** The same agent, having just been given work. */
    public Agent givenWork(Instant at) {
        return new Agent(id, username, name, languages, skills, capacity, presence, presenceSince, active, at);
    }

    private static String primary(String tag) {
        int dash = tag.indexOf('-');
        return (dash < 0 ? tag : tag.substring(0, dash)).toLowerCase(Locale.ROOT);
    }
}
