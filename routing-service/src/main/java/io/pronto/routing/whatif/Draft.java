package io.pronto.routing.whatif;

import io.pronto.contracts.Channel;
import io.pronto.contracts.QueueId;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.simulation.Group;
import io.pronto.routing.whatif.Question.Flow;
import io.pronto.routing.whatif.Question.People;
import io.pronto.routing.whatif.Question.Policy;
import io.pronto.routing.whatif.RulesChange.OrderChange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A question to begin with: the queues and the team as they are, on a day like the same weekday lately. */
public final class Draft {
    /** So many weeks are looked back. */
    public static final int WEEKS = 4;

    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);
    private static final double USUAL_HANDLING = 300;
    private static final int MOST_FLOWS = 50;

    private Draft() {}

    private record Key(QueueId queue, Channel channel, String language) {}

    /**
     * Drafts a question for that day.
     *
     * @param lately the same weekday of the last weeks, from midnight to midnight
     */
    public static Question of(World world, List<Recording> lately, LocalDate day, ZoneId zone, Duration interval) {
        Map<Key, double[]> arrivals = arrivals(lately, interval);
        int all = (int) (Duration.ofDays(1).toMillis() / interval.toMillis());
        int first = (int) (OPENS.toSecondOfDay() / interval.toSeconds());
        int last = (int) (CLOSES.toSecondOfDay() / interval.toSeconds());
        if (!arrivals.isEmpty()) {
            first = IntStream.range(0, all)
                    .filter(i -> anybody(arrivals, i))
                    .findFirst()
                    .orElse(first);
            last = IntStream.range(0, all)
                            .map(i -> all - 1 - i)
                            .filter(i -> anybody(arrivals, i))
                            .findFirst()
                            .orElse(last)
                    + 1;
        }
        Instant start = day.atStartOfDay(zone).toInstant().plus(interval.multipliedBy(first));
        int intervals = last - first;
        return new Question(
                day.toString(),
                start.atZone(zone).toLocalDateTime(),
                zone.getId(),
                (int) interval.toMinutes(),
                flows(world, arrivals, lately, first, last),
                null,
                people(world.agents(), start, interval, intervals),
                null,
                null,
                List.of(
                        new Policy("now", null, null, null),
                        new Policy(
                                "deadline-aware",
                                RulesChange.ordered(new OrderChange("deadline-aware", null, null, null)),
                                null,
                                null)),
                20,
                0,
                0.0,
                20,
                1L);
    }

    private static boolean anybody(Map<Key, double[]> arrivals, int interval) {
        return arrivals.values().stream().anyMatch(each -> each[interval] > 0);
    }

    private static Map<Key, double[]> arrivals(List<Recording> lately, Duration interval) {
        // A day of 25 hours has more intervals than we have: what comes in them counts to the last.
        int intervals = (int) (Duration.ofDays(1).toMillis() / interval.toMillis());
        Map<Key, double[]> arrivals =
                new TreeMap<>(Comparator.comparing((Key key) -> key.queue().value())
                        .thenComparing(Key::channel)
                        .thenComparing(Key::language));
        List<Recording> days =
                lately.stream().filter(day -> !day.visits().isEmpty()).toList();
        for (Recording day : days) {
            for (Visit visit : day.visits()) {
                int at = (int) Math.min(
                        intervals - 1L,
                        Duration.between(day.from(), visit.arrived()).toMillis() / interval.toMillis());
                double[] of = arrivals.computeIfAbsent(
                        new Key(visit.queue(), visit.channel(), visit.language()), key -> new double[intervals]);
                of[at] += 1.0 / days.size();
            }
        }
        return arrivals;
    }

    private static List<@Nullable Flow> flows(
            World world, Map<Key, double[]> arrivals, List<Recording> lately, int first, int last) {
        Recording together = new Recording(
                Instant.EPOCH,
                Instant.EPOCH,
                lately.stream().flatMap(day -> day.visits().stream()).toList(),
                List.of());
        List<@Nullable Flow> flows = new ArrayList<>();
        arrivals.forEach((key, each) -> {
            boolean known = world.queues().stream().anyMatch(queue -> queue.id().equals(key.queue()) && queue.active());
            if (known && flows.size() < MOST_FLOWS) {
                OptionalDouble handling =
                        LongStream.of(together.handling(key.queue())).average();
                OptionalDouble patience = together.patience(key.queue());
                flows.add(new Flow(
                        key.queue() + " · " + key.channel() + " · " + key.language(),
                        key.queue().value(),
                        key.channel(),
                        null,
                        key.language(),
                        null,
                        rounded(each, first, last),
                        Math.max(1, (double) Math.round(handling.orElse(USUAL_HANDLING * 1000) / 1000)),
                        patience.isPresent() ? Math.max(1.0, Math.round(patience.getAsDouble())) : null));
            }
        });
        if (!flows.isEmpty()) {
            return flows;
        }
        // Nothing is known yet: one line for each queue, to be filled in.
        for (Queue queue : world.queues()) {
            if (queue.active() && flows.size() < MOST_FLOWS) {
                flows.add(new Flow(
                        queue.id().value(),
                        queue.id().value(),
                        Channel.CHAT,
                        null,
                        queue.languages().stream().sorted().findFirst().orElse("en"),
                        null,
                        rounded(new double[last], first, last),
                        USUAL_HANDLING,
                        null));
            }
        }
        return flows;
    }

    private static List<@Nullable Double> rounded(double[] each, int first, int last) {
        List<@Nullable Double> rounded = new ArrayList<>();
        for (int i = first; i < last; i++) {
            rounded.add(Math.round(each[i] * 100) / 100.0);
        }
        return rounded;
    }

    private static List<@Nullable People> people(List<Agent> agents, Instant start, Duration interval, int intervals) {
        List<@Nullable People> people = new ArrayList<>();
        Crews.of(agents, intervals, (agent, index) -> PeopleReading.worksAt(agent, start, interval, index))
                .forEach(group -> people.add(people(group)));
        return people;
    }

    private static People people(Group group) {
        Map<String, @Nullable Integer> skills = new TreeMap<>();
        group.profile().skills().forEach((skill, level) -> skills.put(skill.value(), level));
        List<@Nullable Integer> staff = new ArrayList<>(group.staff());
        return new People(
                group.name(),
                staff,
                skills,
                group.profile().languages().stream().sorted().toList(),
                group.profile().capacity(),
                group.profile().teams().stream()
                        .map(team -> team.value())
                        .sorted()
                        .toList(),
                (int) group.profile().wrapUp().toSeconds());
    }
}
