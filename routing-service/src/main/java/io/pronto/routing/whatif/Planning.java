package io.pronto.routing.whatif;

import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueCheck;
import io.pronto.routing.queue.QueueFinding;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.simulation.Centre;
import io.pronto.routing.simulation.Group;
import io.pronto.routing.simulation.Kind;
import io.pronto.routing.whatif.Question.Past;
import io.pronto.routing.whatif.Question.Policy;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a question: into a plan that can be simulated, or into what is wrong with it, field by field. Pure. */
public final class Planning {
    /** So many policies are compared at most. */
    public static final int MOST_POLICIES = 4;
    /** So many days are simulated at most. */
    public static final int MOST_REPLICATIONS = 200;
    /** No period is longer. */
    public static final Duration LONGEST = Duration.ofDays(31);
    /** So many customers come on a simulated day at most. */
    public static final int MOST_CONTACTS = 50_000;
    /** So many customers are simulated at most over all days and policies. */
    public static final long MOST_WORK = 5_000_000;
    /** No name is longer, in characters. */
    static final int LONGEST_NAME = 100;

    static final int MOST_INTERVALS = 1_500;
    static final int MOST_AGENTS = 2_000;
    private static final int USUAL_INTERVAL = 30;
    private static final int USUAL_REPLICATIONS = 20;
    private static final int USUAL_LEVEL = 20;

    private final Question question;
    private final World world;
    private final Faults faults = new Faults();
    private final Duration interval;
    private final ZoneId zone;

    private Planning(Question question, World world) {
        this.question = question;
        this.world = world;
        this.interval = Duration.ofMinutes(
                faults.number("intervalMinutes", question.intervalMinutes(), USUAL_INTERVAL, 5, 240));
        this.zone = zone();
    }

    /** What came of reading. */
    public sealed interface Reading {
        /** It can be answered. */
        record Sound(Plan plan) implements Reading {}

        /** It cannot. @param faults at least one */
        record Faulty(List<QuestionFault> faults) implements Reading {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    /** What is wrong with the period that is asked for, before anybody looks it up. */
    public static List<QuestionFault> ofPeriod(Past past, Instant now) {
        Faults faults = new Faults();
        Instant from = past.from();
        Instant to = past.to();
        if (from == null || to == null) {
            faults.add(from == null ? "recorded.from" : "recorded.to", "missing", "");
        } else if (!to.isAfter(from)) {
            faults.add("recorded.to", "not-after", from.toString());
        } else if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            faults.add("recorded.to", "too-long-period", Long.toString(LONGEST.toDays()));
        } else if (to.isAfter(now)) {
            faults.add("recorded.to", "in-the-future", now.toString());
        }
        return faults.all();
    }

    /**
     * Reads the question.
     *
     * @param recording the past that is asked for, if it is
     */
    public static Reading of(Question question, World world, @Nullable Recording recording) {
        return new Planning(question, world).read(recording);
    }

    private Reading read(@Nullable Recording recording) {
        faults.text("name", question.name());
        if ((question.traffic() == null) == (question.recorded() == null)) {
            faults.add("traffic", question.traffic() == null ? "missing" : "either-or", "recorded");
        }
        int within = faults.number("serviceLevelSeconds", question.serviceLevelSeconds(), USUAL_LEVEL, 1, (int)
                Duration.ofDays(7).toSeconds());
        int replications =
                faults.number("replications", question.replications(), USUAL_REPLICATIONS, 2, MOST_REPLICATIONS);
        int accept = faults.number("acceptSeconds", question.acceptSeconds(), 0, 0, 600);
        long seed = question.seed() == null ? 1 : question.seed();

        QueuesReading queues = new QueuesReading(question, world, faults);
        List<Queue> base = queues.read();
        PeopleReading people = new PeopleReading(question, world, faults, interval);
        TrafficReading traffic = new TrafficReading(question, world, faults, interval, queues);
        List<Policy> policies = faults.list("policies", question.policies(), 1, MOST_POLICIES);
        if (faults.any()) {
            return new Reading.Faulty(faults.all());
        }

        Instant start = recording == null ? begin(base) : recording.from();
        int intervals = recording == null
                ? traffic.intervals()
                : (int) Math.ceilDiv(
                        Duration.between(recording.from(), recording.to()).toMillis(), interval.toMillis());
        if (intervals > MOST_INTERVALS || interval.multipliedBy(intervals).compareTo(LONGEST.plus(interval)) > 0) {
            faults.add("intervalMinutes", "too-many-intervals", Integer.toString(MOST_INTERVALS));
            return new Reading.Faulty(faults.all());
        }
        List<Group> groups = people.read(recording, start, intervals);
        TrafficReading.Came came = recording == null ? traffic.described() : traffic.recorded(recording);
        List<Plan.Variant> variants =
                variants(policies, base, queues, groups, came, start, intervals, Duration.ofSeconds(accept));
        double work = came.expected() * replications * policies.size();
        if (came.expected() > MOST_CONTACTS) {
            faults.add(field(recording), "too-many-contacts", Integer.toString(MOST_CONTACTS));
        } else if (work > MOST_WORK) {
            faults.add("replications", "too-much-work", Long.toString(Math.max(2, (long)
                    (MOST_WORK / Math.max(1, came.expected() * policies.size())))));
        }
        if (faults.any()) {
            return new Reading.Faulty(faults.all());
        }
        List<Plan.Note> notes = new ArrayList<>(came.notes());
        notes.addAll(people.notes());
        notes.add(new Plan.Note("accepted-after", Map.of("seconds", (double) accept)));
        notes.add(Plan.Note.of("begins-empty"));
        notes.add(Plan.Note.of("turned-away-go"));
        return new Reading.Sound(new Plan(
                came.source(),
                start,
                zone,
                interval,
                intervals,
                variants,
                within * 1000L,
                replications,
                seed,
                came.expected(),
                recording == null ? null : came.really(within * 1000L),
                notes,
                warnings(variants, came.kinds())));
    }

    private static String field(@Nullable Recording recording) {
        return recording == null ? "traffic" : "recorded";
    }

    private ZoneId zone() {
        try {
            return question.zone() == null ? ZoneOffset.UTC : ZoneId.of(question.zone());
        } catch (DateTimeException e) {
            faults.add("zone", "unknown-zone", String.valueOf(question.zone()));
            return ZoneOffset.UTC;
        }
    }

    /** Without hours anywhere, any day will do. */
    private Instant begin(List<Queue> queues) {
        if (question.start() != null) {
            return question.start().atZone(zone).toInstant();
        }
        boolean hours = queues.stream().anyMatch(queue -> queue.rules().opening() != null)
                || question.groups() == null
                        && world.agents().stream()
                                .anyMatch(agent -> agent.profile().hours() != null);
        if (hours) {
            faults.add("start", "start-needed", "");
        }
        return Instant.EPOCH;
    }

    private List<Plan.Variant> variants(
            List<Policy> policies,
            List<Queue> base,
            QueuesReading reading,
            List<Group> groups,
            TrafficReading.Came came,
            Instant start,
            int intervals,
            Duration accept) {
        Set<String> names = new HashSet<>();
        List<Plan.Variant> variants = new ArrayList<>();
        for (int i = 0; i < policies.size(); i++) {
            Policy policy = policies.get(i);
            String field = "policies[" + i + "]";
            String name = faults.text(field + ".name", policy.name());
            if (!names.add(name)) {
                faults.add(field + ".name", "twice", name);
            }
            Map<QueueId, Queue> served = reading.changed(base, policy, field);
            List<Group> staffed = staffed(groups, policy, intervals, field);
            if (staffed.stream().noneMatch(group -> group.staff().stream().anyMatch(count -> count > 0))) {
                faults.add(policy.staff() == null ? "groups" : field + ".staff", "nobody-there", "");
            }
            check(served, staffed, field);
            List<Kind> kinds = came.kinds().stream()
                    .map(kind -> kind.comingTo(served.getOrDefault(kind.queue().id(), kind.queue())))
                    .toList();
            variants.add(new Plan.Variant(
                    name,
                    new Centre(
                            kinds,
                            staffed,
                            List.copyOf(served.values()),
                            start,
                            interval,
                            reading.neighbours(),
                            Integer.MAX_VALUE,
                            Centre.Retry.NONE,
                            new Centre.Habits(accept, accept))));
        }
        return variants;
    }

    /** One number for each interval, so that what is planned ends with the last. */
    private List<Group> staffed(List<Group> groups, Policy policy, int intervals, String field) {
        Map<String, Integer> change = new HashMap<>();
        if (policy.staff() != null) {
            policy.staff().forEach((group, more) -> {
                String at = field + ".staff." + group;
                if (groups.stream().noneMatch(known -> known.name().equals(group))) {
                    faults.add(at, "unknown-group", group);
                } else if (faults.inRange(at, more, -MOST_AGENTS, MOST_AGENTS) && more != null) {
                    change.put(group, more);
                }
            });
        }
        return groups.stream()
                .map(group -> {
                    int more = change.getOrDefault(group.name(), 0);
                    return new Group(
                            group.name(),
                            group.profile(),
                            IntStream.range(0, intervals)
                                    .mapToObj(interval -> group.staffIn(interval))
                                    .map(count -> count == 0 ? 0 : Math.max(0, count + more))
                                    .toList());
                })
                .toList();
    }

    /** The same check that keeps such rules out of the live service. */
    private void check(Map<QueueId, Queue> queues, List<Group> groups, String field) {
        Set<SkillId> known = new HashSet<>(world.skills().keySet());
        QueueCheck check = new QueueCheck(
                List.copyOf(queues.values()), skill -> !world.closed() || known.contains(skill), queue -> true);
        queues.values()
                .forEach(queue -> check.findings(queue).stream()
                        .filter(QueueFinding::refuses)
                        .forEach(finding -> faults.add(
                                field + ".queues." + queue.id() + "." + finding.field(),
                                finding.code(),
                                finding.detail())));
        int agents = groups.stream().mapToInt(Planning::most).sum();
        if (agents > MOST_AGENTS) {
            faults.add("groups", "too-many-agents", Integer.toString(MOST_AGENTS));
        }
    }

    private static int most(Group group) {
        return group.staff().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Customers whom nobody who is ever there could serve, in any ring of where they may wait. */
    private static List<QuestionFault> warnings(List<Plan.Variant> variants, List<Kind> kinds) {
        List<QuestionFault> found = new ArrayList<>();
        for (Plan.Variant variant : variants) {
            Centre centre = variant.centre();
            List<Agent> agents = centre.groups().stream()
                    .filter(group -> most(group) > 0)
                    .map(PeopleReading::oneOf)
                    .toList();
            for (int i = 0; i < kinds.size(); i++) {
                Kind kind = centre.kinds().get(i);
                Optional<Queue> overflow = Optional.ofNullable(
                                kind.queue().rules().overflow())
                        .map(QueueRules.Overflow::to)
                        .flatMap(to -> centre.others().stream()
                                .filter(queue -> queue.id().equals(to))
                                .findFirst());
                boolean served = PeopleReading.couldServe(kind.queue(), kind, agents, centre.neighbours())
                        || overflow.filter(queue -> PeopleReading.couldServe(queue, kind, agents, centre.neighbours()))
                                .isPresent();
                if (!served) {
                    found.add(QuestionFault.of(variant.name(), "nobody-could-serve", kind.name()));
                }
            }
        }
        return IntStream.range(0, Math.min(20, found.size()))
                .mapToObj(found::get)
                .toList();
    }
}
