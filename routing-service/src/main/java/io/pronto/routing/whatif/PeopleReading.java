package io.pronto.routing.whatif;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.SkillId;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.agent.AgentProfile;
import io.pronto.routing.agent.Attendance;
import io.pronto.routing.hours.WeeklyHours;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.simulation.Group;
import io.pronto.routing.simulation.Kind;
import io.pronto.routing.team.TeamId;
import io.pronto.routing.whatif.Question.People;
import io.pronto.routing.work.Needs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The people of a question. */
final class PeopleReading {
    private static final int MOST_GROUPS = 200;
    private static final int MOST_SKILLS = 300;

    private final Question question;
    private final World world;
    private final Faults faults;
    private final Duration interval;
    private final List<Plan.Note> notes = new ArrayList<>();

    PeopleReading(Question question, World world, Faults faults, Duration interval) {
        this.question = question;
        this.world = world;
        this.faults = faults;
        this.interval = interval;
    }

    List<Plan.Note> notes() {
        return notes;
    }

    /** Everybody, by interval. */
    List<Group> read(@Nullable Recording recording, Instant start, int intervals) {
        if (question.groups() != null) {
            return described();
        }
        if (recording != null) {
            Map<AgentId, Set<Integer>> there = recording.presence(interval, intervals, world.agents());
            notes.add(new Plan.Note(
                    "staff-from-decisions", Map.of("agents", (double) there.size(), "idleMinutes", (double)
                            Recording.LONGEST_IDLE.toMinutes())));
            return Crews.of(
                    world.agents(),
                    intervals,
                    (agent, index) -> there.getOrDefault(agent.id(), Set.of()).contains(index));
        }
        notes.add(Plan.Note.of("staff-by-working-hours"));
        return Crews.of(world.agents(), intervals, (agent, index) -> worksAt(agent, start, interval, index));
    }

    /** Whether an interval begins within the agent's working hours; always, without any. */
    static boolean worksAt(Agent agent, Instant start, Duration interval, int index) {
        WeeklyHours hours = agent.profile().hours();
        return hours == null || hours.contains(start.plus(interval.multipliedBy(index)));
    }

    private List<Group> described() {
        List<People> people = faults.list("groups", question.groups(), 1, MOST_GROUPS);
        List<Group> groups = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < people.size(); i++) {
            People one = people.get(i);
            String field = "groups[" + i + "]";
            String name = faults.text(field + ".name", one.name());
            if (!names.add(name)) {
                faults.add(field + ".name", "twice", name);
            }
            List<Integer> staff = faults.list(field + ".agents", one.agents(), 1, Planning.MOST_INTERVALS);
            boolean counted = true;
            for (int k = 0; k < staff.size(); k++) {
                counted &= faults.inRange(field + ".agents[" + k + "]", staff.get(k), 0, Planning.MOST_AGENTS);
            }
            AgentProfile profile = profile(one, field);
            if (!staff.isEmpty() && counted) {
                groups.add(new Group(name, profile, staff));
            }
        }
        return groups;
    }

    private AgentProfile profile(People one, String field) {
        Map<SkillId, Integer> skills = new HashMap<>();
        Map<String, @Nullable Integer> told = one.skills() == null ? Map.of() : one.skills();
        if (told.size() > MOST_SKILLS) {
            faults.add(field + ".skills", "too-many", Integer.toString(MOST_SKILLS));
        } else {
            told.forEach((key, level) -> {
                String at = field + ".skills." + key;
                if (!QueuesReading.isKey(key)
                        || world.closed() && !world.skills().containsKey(new SkillId(key))) {
                    faults.add(at, "unknown-skill", key);
                } else if (faults.inRange(at, level, 1, 5) && level != null) {
                    skills.put(new SkillId(key), level);
                }
            });
        }
        Set<TeamId> teams = teams(one, field);
        int capacity = faults.number(field + ".capacity", one.capacity(), Agent.FULL_ATTENTION, 1, Agent.MAX_CAPACITY);
        int wrapUp = faults.number(
                field + ".wrapUpSeconds", one.wrapUpSeconds(), 0, 0, (int) AgentProfile.LONGEST_WRAP_UP.toSeconds());
        return new AgentProfile(
                one.languages() == null ? Set.of() : Set.copyOf(one.languages()),
                skills,
                capacity,
                teams,
                null,
                null,
                Duration.ofSeconds(wrapUp),
                0);
    }

    private Set<TeamId> teams(People one, String field) {
        List<String> keys = one.teams() == null ? List.of() : one.teams();
        keys.stream()
                .filter(key -> !QueuesReading.isKey(key)
                        || world.closed() && !world.teams().contains(new TeamId(key)))
                .forEach(key -> faults.add(field + ".teams", "unknown-team", key));
        return keys.stream().filter(QueuesReading::isKey).map(TeamId::new).collect(Collectors.toUnmodifiableSet());
    }

    /** Somebody of that group. */
    static Agent oneOf(Group group) {
        return new Agent(
                new AgentId("one"),
                "one",
                group.name(),
                group.profile(),
                Attendance.offline(Instant.EPOCH),
                true,
                Instant.EPOCH,
                List.of());
    }

    /** Whether one of these could serve such customers in that queue, in one of its rings. */
    static boolean couldServe(Queue queue, Kind kind, List<Agent> agents, Map<SkillId, Set<SkillId>> neighbours) {
        var needs = Needs.together(queue.requiredSkills(), kind.skills());
        return agents.stream()
                .filter(agent -> agent.speaks(kind.language()))
                .anyMatch(agent -> queue.rules().everyRing().stream()
                        .anyMatch(ring -> ring.reaches(queue.rules().teams(), agent.teams())
                                && (ring.anyone()
                                        || needs.stream()
                                                .allMatch(need -> ring.isMet(
                                                        need,
                                                        agent::level,
                                                        skill -> neighbours.getOrDefault(skill, Set.of()))))));
    }
}
