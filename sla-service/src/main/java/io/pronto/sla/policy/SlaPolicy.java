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
        List<Set<?>> conditions = List.of(match.queues(), match.languages(), match.topics(), match.tags());
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
        Optional<PolicyRefusal> warnings = checkWarnings(target);
        if (warnings.isPresent()) {
            return warnings;
        }
        Integer attain = target.attainPercent();
        if (attain != null && (!target.windowed() || attain < 1 || attain > 100)) {
            return Optional.of(new PolicyRefusal(
                    PolicyRefusal.Reason.ATTAINMENT_OUT_OF_RANGE,
                    field(target, "attainPercent"),
                    "A required attainment is 1 to 100 percent, and only of what is judged per day and week.",
                    "Leave it out, or give it to the average response."));
        }
        if (target.windowed() && target.ladder() != null) {
            return Optional.of(new PolicyRefusal(
                    PolicyRefusal.Reason.LADDER_WITHOUT_DEADLINE,
                    field(target, "ladder"),
                    "What is judged per day and week has no deadline to escalate at.",
                    "Leave the ladder out, or put it on the single response."));
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

    private static Optional<PolicyRefusal> checkWarnings(Target target) {
        if (target.windowed() && !target.warnings().isEmpty()) {
            return Optional.of(badWarning(
                    target,
                    "What is judged per day and week has no deadline to warn of.",
                    "Leave the warnings out, or put them on the single response."));
        }
        if (target.warnings().size() > MAX_WARNINGS) {
            return Optional.of(badWarning(
                    target, "More than " + MAX_WARNINGS + " warnings.", "Keep the ones that people act on."));
        }
        for (Warning warning : target.warnings()) {
            boolean inside = switch (warning.point()) {
                case Point.AtPercent at -> at.percent() >= 1 && at.percent() <= 99;
                case Point.Before before ->
                    before.lead().isPositive() && before.lead().compareTo(target.must()) < 0;
            };
            if (!inside) {
                return Optional.of(badWarning(
                        target,
                        "The warning " + warning.point() + " is not between the start and the deadline.",
                        "Warn at 1 to 99 percent of the target, or less than " + target.must() + " before it."));
            }
            if (warning.to().isEmpty()) {
                return Optional.of(badWarning(
                        target, "A warning goes to nobody.", "Name AGENT, SUPERVISORS or QUEUE, or leave it out."));
            }
        }
        return Optional.empty();
    }

    private static PolicyRefusal badWarning(Target target, String detail, String remedy) {
        return new PolicyRefusal(PolicyRefusal.Reason.WARNING_OUT_OF_RANGE, field(target, "warnings"), detail, remedy);
    }

    private static String field(Target target, String name) {
        return "targets[" + target.metric() + "]." + name;
    }
}
