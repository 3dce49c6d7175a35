package io.pronto.routing.agent;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.Presence;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.hours.WeeklyHours;
import io.pronto.routing.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A person who answers.
 *
 * @param active false once the directory no longer knows or allows the person
 * @param lastGivenWorkAt when an offer or conversation last came to the agent; the longest idle comes first among equals
 * @param recentlyGiven when new work came, latest last: as many as the profile's cap counts, none without one
 */
public record Agent(
        AgentId id,
        String username,
        String name,
        AgentProfile profile,
        Attendance attendance,
        boolean active,
        Instant lastGivenWorkAt,
        List<Instant> recentlyGiven) {
    /** One person's full attention, in units of the budget. */
    public static final int FULL_ATTENTION = 100;
    /** No agent's budget is larger, in units of the budget. */
    public static final int MAX_CAPACITY = 10_000;

    public Agent {
        recentlyGiven = List.copyOf(recentlyGiven);
    }

    /** Somebody with the usual rules: work at any time and as much as fits. */
    public Agent(
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
        this(
                id,
                username,
                name,
                AgentProfile.of(languages, skills, capacity),
                Attendance.offline(presenceSince).as(presence, null, presenceSince),
                active,
                lastGivenWorkAt,
                List.of());
    }

    /** Somebody seen for the first time: offline, with one person's attention and nothing known about skills. */
    public static Agent appearing(AgentId id, String username, String name, Set<String> languages, Instant at) {
        return new Agent(
                id, username, name, languages, Map.of(), FULL_ATTENTION, Presence.OFFLINE, at, true, Instant.EPOCH);
    }

    /** See {@link AgentProfile}. */
    public Set<String> languages() {
        return profile.languages();
    }

    /** See {@link AgentProfile}. */
    public Map<SkillId, Integer> skills() {
        return profile.skills();
    }

    /** See {@link AgentProfile}. */
    public int capacity() {
        return profile.capacity();
    }

    /** See {@link AgentProfile}. */
    public Set<TeamId> teams() {
        return profile.teams();
    }

    /** See {@link Attendance}. */
    public Presence presence() {
        return attendance.presence();
    }

    /** Since when the presence has been as it is. */
    public Instant presenceSince() {
        return attendance.since();
    }

    /** Whether the agent is there and has work offered, on some channel and at some time. */
    public boolean takesWork() {
        return active && presence() == Presence.ONLINE;
    }

    /** Whether a piece of work from that channel may be offered to the agent at that moment, room and skills apart. */
    public boolean takesWork(Channel channel, Instant at) {
        return takesWork()
                && !attendance.paused().contains(channel)
                && worksAt(at)
                && cappedUntil(at).isEmpty();
    }

    /** Whether that moment is within the agent's working hours. */
    public boolean worksAt(Instant at) {
        WeeklyHours hours = profile.hours();
        return hours == null || hours.contains(at);
    }

    /** Until when the cap of new work is reached; empty when more may come now. */
    public Optional<Instant> cappedUntil(Instant at) {
        NewWorkCap cap = profile.cap();
        if (cap == null || recentlyGiven.size() < cap.most()) {
            return Optional.empty();
        }
        return Optional.of(recentlyGiven.get(recentlyGiven.size() - cap.most()).plus(cap.per()))
                .filter(until -> until.isAfter(at));
    }

    /** Whether conversations stay with the agent while the agent is there in this way. */
    public boolean keepsConversations() {
        return active
                && switch (presence()) {
                    case ONLINE, AWAY, WRAP_UP -> true;
                    case AWAY_GIVING_BACK, OFFLINE -> false;
                };
    }

    /**
     * When something changes by itself after that moment: a wrap-up or absence ends, working hours begin, the cap allows more; or,
     * while no page of the agent is open, only what follows from that.
     */
    public Optional<Instant> changesAt(Instant after, Patience patience) {
        if (!active) {
            return Optional.empty();
        }
        Instant gone = attendance.goneSince();
        if (gone != null) {
            return Optional.of(presence())
                    .filter(presence -> keepsConversations())
                    .map(presence ->
                            gone.plus(presence == Presence.AWAY ? patience.conversations() : patience.offers()));
        }
        boolean waitsForWork = presence() == Presence.ONLINE;
        WeeklyHours hours = profile.hours();
        return Stream.of(
                        Optional.ofNullable(attendance.until()),
                        waitsForWork && hours != null ? hours.nextStart(after) : Optional.<Instant>empty(),
                        waitsForWork ? cappedUntil(after) : Optional.<Instant>empty())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** The agent's level in a skill, 0 when it is not among the agent's skills. */
    public int level(SkillId skill) {
        return skills().getOrDefault(skill, 0);
    }

    /** Whether the agent has the skill at the level needed or above. */
    public boolean meets(SkillNeed need) {
        return level(need.skill()) >= need.level();
    }

    /** Whether the agent answers in that language. The region does not matter: {@code zh} speaks {@code zh-CN}. */
    public boolean speaks(String language) {
        if (languages().isEmpty()) {
            return true;
        }
        String wanted = primary(language);
        return languages().stream().anyMatch(spoken -> primary(spoken).equals(wanted));
    }

    /** The same agent, now present in another way until the agent says otherwise. */
    public Agent withPresence(Presence next, Instant at) {
        return withAttendance(attendance.as(next, null, at));
    }

    /** The same agent, there in another way. */
    public Agent withAttendance(Attendance next) {
        return new Agent(id, username, name, profile, next, active, lastGivenWorkAt, recentlyGiven);
    }

    /** The same agent with what the directory says. */
    public Agent withIdentity(String nextUsername, String nextName, boolean nextActive) {
        return new Agent(id, nextUsername, nextName, profile, attendance, nextActive, lastGivenWorkAt, recentlyGiven);
    }

    /** The same agent with what the administrator or supervisor says. */
    public Agent withProfile(AgentProfile next) {
        return new Agent(id, username, name, next, attendance, active, lastGivenWorkAt, recentlyGiven);
    }

    /** The same agent with other abilities. */
    public Agent withProfile(Set<String> nextLanguages, Map<SkillId, Integer> nextSkills, int nextCapacity) {
        return withProfile(profile.able(nextLanguages, nextSkills, nextCapacity));
    }

    /** The same agent, having just been given work. */
    public Agent givenWork(Instant at) {
        NewWorkCap cap = profile.cap();
        List<Instant> recent = cap == null
                ? List.of()
                : Stream.concat(
                                recentlyGiven.stream().skip(Math.max(0, recentlyGiven.size() + 1L - cap.most())),
                                Stream.of(at))
                        .toList();
        return new Agent(id, username, name, profile, attendance, active, at, recent);
    }

    private static String primary(String tag) {
        int dash = tag.indexOf('-');
        return (dash < 0 ? tag : tag.substring(0, dash)).toLowerCase(Locale.ROOT);
    }
}
