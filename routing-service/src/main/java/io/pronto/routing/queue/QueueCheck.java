package io.pronto.routing.queue;

import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a queue is defined in a way that can work. Pure: the same definitions, the same findings. */
public final class QueueCheck {
    private final Map<QueueId, Queue> queues;
    private final Predicate<SkillId> skillKnown;
    private final Predicate<Queue> couldBeServed;

    /**
     * Checks against what else is defined.
     *
     * @param queues all queues; the one that is checked takes the place of its namesake
     * @param couldBeServed whether some active agent, present or not, could serve the queue in one of its rings
     */
    public QueueCheck(List<Queue> queues, Predicate<SkillId> skillKnown, Predicate<Queue> couldBeServed) {
        this.queues = queues.stream().collect(Collectors.toMap(Queue::id, Function.identity()));
        this.skillKnown = skillKnown;
        this.couldBeServed = couldBeServed;
    }

    /** What is wrong with the queue; what refuses comes first. */
    public List<QueueFinding> findings(Queue queue) {
        List<QueueFinding> found = new ArrayList<>();
        skills(queue, found);
        QueueRules rules = queue.rules();
        order(rules.order(), found);
        rings(rules.rings(), found);
        overflow(queue, found);
        limit(rules, found);
        opening(queue, found);
        inRange("rules.insistence", rules.insistence(), Duration.ZERO, QueueRules.LONGEST, found);
        if (rules.handling() != null) {
            inRange("rules.handling", rules.handling(), Duration.ofSeconds(1), QueueRules.LONGEST_HANDLING, found);
        }
        if (found.isEmpty() && queue.active() && !couldBeServed.test(queue)) {
            found.add(new QueueFinding.NobodyCouldServe("requiredSkills"));
        }
        return List.copyOf(found);
    }

    private void skills(Queue queue, List<QueueFinding> found) {
        for (SkillNeed need : queue.requiredSkills()) {
            if (!skillKnown.test(need.skill())) {
                found.add(new QueueFinding.SkillUnknown("requiredSkills", need.skill()));
            }
        }
    }

    private static void order(Order order, List<QueueFinding> found) {
        switch (order) {
            case Order.Fifo fifo -> {}
            case Order.PriorityFirst(Duration step) ->
                inRange("rules.order.step", step, Duration.ofMillis(1), Order.LONGEST_STEP, found);
            case Order.DeadlineAware(Duration promise, Duration step, Duration overtaken) -> {
                inRange("rules.order.promise", promise, Duration.ofSeconds(1), QueueRules.LONGEST, found);
                inRange("rules.order.step", step, Duration.ZERO, Order.LONGEST_STEP, found);
                inRange("rules.order.overtaken", overtaken, Duration.ZERO, QueueRules.LONGEST, found);
            }
        }
    }

    private static void rings(List<Ring> rings, List<QueueFinding> found) {
        if (rings.size() > QueueRules.MOST_RINGS) {
            found.add(new QueueFinding.OutOfRange("rules.rings", "0 to " + QueueRules.MOST_RINGS));
        }
        Ring before = Ring.FIRST;
        for (int i = 0; i < rings.size(); i++) {
            Ring ring = rings.get(i);
            String field = "rules.rings[" + i + "]";
            boolean inRange = inRange(field + ".after", ring.after(), Duration.ZERO, QueueRules.LONGEST, found);
            if (ring.levelsLower() < 0 || ring.levelsLower() > 4) {
                found.add(new QueueFinding.OutOfRange(field + ".levelsLower", "0 to 4"));
            }
            if (inRange && i > 0 && ring.after().compareTo(before.after()) <= 0) {
                found.add(new QueueFinding.RingsOutOfOrder(field + ".after"));
            }
            if (asksMore(before, ring)) {
                found.add(new QueueFinding.RingContradicts(field));
            }
            before = ring;
        }
    }

    private static boolean asksMore(Ring before, Ring next) {
        return before.anyone() && !next.anyone()
                || before.neighbours() && !next.neighbours() && !next.anyone()
                || next.levelsLower() < before.levelsLower() && !next.anyone()
                || narrower(before.reach(), next.reach());
    }

    private static boolean narrower(Ring.Reach before, Ring.Reach next) {
        return switch (before) {
            case Ring.Reach.OwnTeams own -> false;
            case Ring.Reach.AlsoTeams also ->
                switch (next) {
                    case Ring.Reach.OwnTeams own -> true;
                    case Ring.Reach.AlsoTeams(var teams) -> !teams.containsAll(also.teams());
                    case Ring.Reach.EveryTeam every -> false;
                };
            case Ring.Reach.EveryTeam every -> !(next instanceof Ring.Reach.EveryTeam);
        };
    }

    private void overflow(Queue queue, List<QueueFinding> found) {
        QueueRules.Overflow overflow = queue.rules().overflow();
        if (overflow == null) {
            return;
        }
        inRange("rules.overflow.after", overflow.after(), Duration.ZERO, QueueRules.LONGEST, found);
        target("rules.overflow.to", queue, overflow.to(), found);
    }

    private void target(String field, Queue queue, QueueId to, List<QueueFinding> found) {
        Queue target = to.equals(queue.id()) ? queue : queues.get(to);
        if (target == null || !target.active()) {
            found.add(new QueueFinding.QueueUnknown(field, to));
            return;
        }
        List<QueueId> circle = circle(queue, to);
        if (!circle.isEmpty()) {
            found.add(new QueueFinding.OverflowCycle(field, circle));
        }
    }

    /** The way back to the queue from {@code to}, through overflow and other sites; empty when there is none. */
    private List<QueueId> circle(Queue queue, QueueId to) {
        return way(queue, to, new ArrayList<>(List.of(queue.id())), new HashSet<>());
    }

    private List<QueueId> way(Queue goal, QueueId from, List<QueueId> passed, Set<QueueId> seen) {
        List<QueueId> path = new ArrayList<>(passed);
        path.add(from);
        if (from.equals(goal.id())) {
            return path;
        }
        Queue here = queues.get(from);
        if (here == null || !seen.add(from)) {
            return List.of();
        }
        return Stream.of(overflowOf(here), siteOf(here))
                .flatMap(Stream::ofNullable)
                .map(next -> way(goal, next, path, seen))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static @Nullable QueueId overflowOf(Queue queue) {
        QueueRules.Overflow overflow = queue.rules().overflow();
        return overflow == null ? null : overflow.to();
    }

    private static @Nullable QueueId siteOf(Queue queue) {
        QueueRules.Opening opening = queue.rules().opening();
        return opening == null ? null : opening.site();
    }

    private static void limit(QueueRules rules, List<QueueFinding> found) {
        QueueRules.Limit limit = rules.limit();
        if (limit == null) {
            return;
        }
        if (limit.longest() < 1) {
            found.add(new QueueFinding.OutOfRange("rules.limit.longest", "at least 1"));
        }
        if (limit.then() == QueueRules.WhenFull.OVERFLOW && rules.overflow() == null) {
            found.add(new QueueFinding.QueueNotMeant("rules.limit.then"));
        }
    }

    private void opening(Queue queue, List<QueueFinding> found) {
        QueueRules.Opening opening = queue.rules().opening();
        if (opening == null) {
            return;
        }
        if (opening.hours().spans().isEmpty()) {
            found.add(new QueueFinding.NeverOpen("rules.opening.hours"));
        }
        boolean elsewhere = opening.then() == QueueRules.WhenClosed.OTHER_QUEUE;
        if (elsewhere != (opening.site() != null)) {
            found.add(new QueueFinding.QueueNotMeant("rules.opening.site"));
        } else if (opening.site() != null) {
            target("rules.opening.site", queue, opening.site(), found);
        }
    }

    private static boolean inRange(
            String field, Duration value, Duration least, Duration most, List<QueueFinding> found) {
        boolean within = value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
        if (!within) {
            found.add(new QueueFinding.OutOfRange(field, least + " to " + most));
        }
        return within;
    }
}
