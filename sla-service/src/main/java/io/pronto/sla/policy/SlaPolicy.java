package io.pronto.sla.policy;

import io.pronto.contracts.Metric;
import io.pronto.sla.calendar.BusinessCalendar;
import io.pronto.sla.calendar.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Promises to the enquiries it matches. A version never changes; an edit makes the next one, and running clocks keep
 * theirs.
 *
 * @param id stable name, such as {@code online-support}
 * @param version from 1
 * @param name in English
 * @param nameZh in Chinese
 * @param calendar id of the calendar that targets in business time count by
 * @param targets at most one per metric
 * @param active whether new enquiries get it
 */
public record SlaPolicy(
        String id,
        int version,
        String name,
        String nameZh,
        Match match,
        String calendar,
        List<Target> targets,
        boolean active) {
    /** Longest target. */
    public static final Duration LONGEST = Duration.ofDays(366);

    private static final int MAX_WARNINGS = 10;

    public SlaPolicy {
        targets = List.copyOf(targets);
    }

    /** What it promises in that respect. */
    public Optional<Target> target(Metric metric) {
        return targets.stream().filter(target -> target.metric() == metric).findFirst();
    }

    /** The same with another version number. */
    public SlaPolicy withVersion(int number) {
        return new SlaPolicy(id, number, name, nameZh, match, calendar, targets, active);
    }

    /**
     * The first thing that makes this no usable policy, or nothing.
     *
     * @param hours the policy's calendar
     * @param now from when on a target must be able to come due
     */
    public Optional<PolicyRefusal> check(BusinessCalendar hours, Instant now) {
        if (targets.isEmpty()) {
            return Optional.of(new PolicyRefusal(
                    PolicyRefusal.Reason.NO_TARGET, "targets", "It promises nothing.", "Add a target."));
        }
        List<Set<?>> conditions = List.of(match.queues(), match.languages(), match.topics());
        if (conditions.stream().anyMatch(values -> values.size() > Match.MAX_VALUES)) {
            return Optional.of(new PolicyRefusal(
                    PolicyRefusal.Reason.TOO_MANY,
                    "match",
                    "A condition has more than " + Match.MAX_VALUES + " values.",
                    "Leave the condition out, or make two policies."));
        }
        Set<Metric> seen = EnumSet.noneOf(Metric.class);
        for (Target target : targets) {
            if (!seen.add(target.metric())) {
                return Optional.of(new PolicyRefusal(
                        PolicyRefusal.Reason.TWICE,
                        field(target, "metric"),
                        "The metric has two targets.",
                        "Keep one target per metric."));
            }
            Optional<PolicyRefusal> refusal = check(target, hours, now);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static Optional<PolicyRefusal> check(Target target, BusinessCalendar hours, Instant now) {
        Duration must = target.must();
        if (must.compareTo(Duration.ofSeconds(1)) < 0 || must.compareTo(LONGEST) > 0) {
            return Optional.of(new PolicyRefusal(
                    PolicyRefusal.Reason.DURATION_OUT_OF_RANGE,
                    field(target, "mustSeconds"),
                    "A target lasts from 1 second to " + LONGEST.toDays() + " days, not " + must + ".",
                    "Give the target in seconds of the time it counts."));
        }
        Duration goal = target.goal();
        if (goal != null && (goal.compareTo(must) > 0 || goal.compareTo(Duration.ofSeconds(1)) < 0)) {
            return Optional.of(new PolicyRefusal(
                    PolicyRefusal.Reason.GOAL_OVER_TARGET,
                    field(target, "goalSeconds"),
                    "The goal of " + goal + " is not between 1 second and the target of " + must + ".",
                    "Aim for less than is promised, or leave the goal out."));
        }
        int last = 0;
        for (int percent : target.warnAtPercent()) {
            if (percent <= last || percent > 99 || target.warnAtPercent().size() > MAX_WARNINGS) {
                return Optional.of(new PolicyRefusal(
                        PolicyRefusal.Reason.WARNING_OUT_OF_RANGE,
                        field(target, "warnAtPercent"),
                        "Warnings are at most " + MAX_WARNINGS + " rising percentages from 1 to 99.",
                        "Sort them and leave out doubles."));
            }
            last = percent;
        }
        if (target.basis() == TimeBasis.BUSINESS && hours.deadlineAfter(now, must) instanceof Deadline.Never never) {
            return Optional.of(new PolicyRefusal(
                    PolicyRefusal.Reason.NEVER_DUE,
                    field(target, "mustSeconds"),
                    "The calendar does not open for " + must + " until " + never.horizon() + ".",
                    "Shorten the target or open the calendar for longer."));
        }
        return Optional.empty();
    }

    private static String field(Target target, String name) {
        return "targets[" + target.metric() + "]." + name;
    }
}
