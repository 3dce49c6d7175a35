package io.pronto.routing.whatif;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.QueueId;
import io.pronto.routing.agent.Agent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A period of the past: who came, and who can be told to have been there.
 *
 * @param visits by arrival
 */
public record Recording(Instant from, Instant to, List<Visit> visits, List<Duty> duties) {
    /** With fewer who gave up in a queue, the patience of all queues together is taken. */
    static final int LEAST_ABANDONED = 5;
    /** Who was given nothing for longer is taken for absent. */
    static final Duration LONGEST_IDLE = Duration.ofMinutes(90);

    public Recording {
        visits = visits.stream().sorted(Comparator.comparing(Visit::arrived)).toList();
        duties = List.copyOf(duties);
    }

    /** The visits that came to that queue. */
    Recording of(QueueId queue) {
        return new Recording(
                from,
                to,
                visits.stream().filter(visit -> visit.queue().equals(queue)).toList(),
                duties);
    }

    /**
     * The mean patience in that queue, in seconds, if any of those who came gave up: the time that all waited together for each who gave
     * up. That is the maximum likelihood of an exponential patience when those who were served are known only to have waited so long
     * (Mandelbaum and Zeltyn, Service engineering in action, 2007).
     */
    OptionalDouble patience(QueueId queue) {
        OptionalDouble own = patience(visit -> visit.queue().equals(queue), LEAST_ABANDONED);
        return own.isPresent() ? own : patience(visit -> true, 1);
    }

    private OptionalDouble patience(Predicate<Visit> which, int least) {
        List<Visit> those = visits.stream().filter(which).toList();
        long abandoned = those.stream().filter(Visit::abandoned).count();
        double waited =
                those.stream().mapToDouble(visit -> visit.waited().toMillis()).sum();
        return abandoned < least || waited <= 0 ? OptionalDouble.empty() : OptionalDouble.of(waited / abandoned / 1000);
    }

    /** The handling times of that queue that are known, in milliseconds; those of all queues when none is. */
    long[] handling(QueueId queue) {
        long[] own = handling(visit -> visit.queue().equals(queue));
        return own.length > 0 ? own : handling(visit -> true);
    }

    private long[] handling(Predicate<Visit> which) {
        return visits.stream()
                .filter(which)
                .flatMap(visit -> visit.handling().stream())
                .mapToLong(Duration::toMillis)
                .toArray();
    }

    /**
     * In which intervals each agent was there: in those in which work was given, and in between when the pause is not longer than
     * {@link #LONGEST_IDLE}; within the agent's working hours, also before and after on the same day.
     */
    Map<AgentId, Set<Integer>> presence(Duration interval, int intervals, List<Agent> agents) {
        Map<AgentId, TreeSet<Integer>> given = new HashMap<>();
        for (Duty duty : duties) {
            int index = (int) (Duration.between(from, duty.at()).toMillis() / interval.toMillis());
            if (index >= 0 && index < intervals) {
                given.computeIfAbsent(duty.agent(), key -> new TreeSet<>()).add(index);
            }
        }
        int gap = (int) (LONGEST_IDLE.toMillis() / interval.toMillis());
        Map<AgentId, Set<Integer>> there = new HashMap<>();
        for (Agent agent : agents) {
            TreeSet<Integer> active = given.get(agent.id());
            if (active != null) {
                there.put(agent.id(), present(agent, active, gap, interval, intervals));
            }
        }
        return there;
    }

    private Set<Integer> present(Agent agent, TreeSet<Integer> active, int gap, Duration interval, int intervals) {
        Set<Integer> there = new TreeSet<>(active);
        List<Integer> moments = new ArrayList<>(active);
        for (int i = 1; i < moments.size(); i++) {
            if (moments.get(i) - moments.get(i - 1) <= gap + 1) {
                for (int between = moments.get(i - 1); between < moments.get(i); between++) {
                    there.add(between);
                }
            }
        }
        var hours = agent.profile().hours();
        if (hours != null) {
            Set<java.time.LocalDate> days = new TreeSet<>();
            active.forEach(index ->
                    days.add(begin(index, interval).atZone(hours.zone()).toLocalDate()));
            for (int index = 0; index < intervals; index++) {
                Instant at = begin(index, interval);
                if (hours.contains(at) && days.contains(at.atZone(hours.zone()).toLocalDate())) {
                    there.add(index);
                }
            }
        }
        return there;
    }

    private Instant begin(int index, Duration interval) {
        return from.plus(interval.multipliedBy(index));
    }
}
