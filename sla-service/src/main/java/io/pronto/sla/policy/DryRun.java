package io.pronto.sla.policy;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.sla.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What other rules would have made of promises that are decided: each is judged again by the policy that would have
 * applied, with that policy's target, calendar and pauses over the same stretches of time. Promises that the rules would
 * make for the first time have no past and are not in it. Responses that are judged together are so by days.
 */
public final class DryRun {
    private static final int MAX_EXAMPLES = 100;

    private final PolicyBook book;
    private final Function<SlaPolicy, BusinessCalendar> calendars;

    /**
     * @param book the rules to try
     * @param calendars the calendar of a policy
     */
    public DryRun(PolicyBook book, Function<SlaPolicy, BusinessCalendar> calendars) {
        this.book = book;
        this.calendars = calendars;
    }

    /** How a promise ended, or would have. */
    public enum Verdict {
        MET,
        BREACHED,
        /** Nothing would have been promised. */
        NONE
    }

    /** Promises met and breached. */
    public record Count(long met, long breached) {
        /** The share that was met, in percent; nothing when there were none. */
        public Optional<Double> attainment() {
            return met + breached == 0 ? Optional.empty() : Optional.of(100.0 * met / (met + breached));
        }

        private Count plus(Verdict verdict) {
            return switch (verdict) {
                case MET -> new Count(met + 1, breached);
                case BREACHED -> new Count(met, breached + 1);
                case NONE -> this;
            };
        }
    }

    /** @param then what it would have been */
    public record MetricResult(Metric metric, Count now, Count then) {}

    /**
     * A promise that would have ended otherwise.
     *
     * @param elapsed what would have counted
     * @param target what would have been promised; zero when nothing
     */
    public record Example(
            ConversationId conversation,
            Metric metric,
            Verdict was,
            Verdict would,
            Duration elapsed,
            Duration target) {}

    /**
     * A policy's average response on a day of its calendar's zone.
     *
     * @param was as it was judged, nothing if the policy had none on that day
     * @param would as the rules would have judged it, nothing if the policy would have had none
     */
    public record Day(
            String policy,
            LocalDate day,
            @Nullable ResponseWindow was,
            @Nullable ResponseWindow would) {
        /** How it ended. */
        public Verdict wasVerdict() {
            return verdict(was);
        }

        /** How it would have ended. */
        public Verdict wouldVerdict() {
            return verdict(would);
        }

        private static Verdict verdict(@Nullable ResponseWindow window) {
            if (window == null) {
                return Verdict.NONE;
            }
            return window.held() ? Verdict.MET : Verdict.BREACHED;
        }
    }

    /**
     * What comes of a dry run.
     *
     * @param clocks how many promises were judged
     * @param responses how many responses were judged together, by days
     * @param changed how many promises and days would have ended otherwise
     * @param metrics for average responses the number of days
     * @param examples the first promises that would have, at most {@value #MAX_EXAMPLES}
     * @param days the latest days that would have, at most {@value #MAX_EXAMPLES}
     */
    public record Result(
            int clocks,
            int responses,
            int changed,
            List<MetricResult> metrics,
            List<Example> examples,
            List<Day> days) {
        public Result {
            metrics = List.copyOf(metrics);
            examples = List.copyOf(examples);
            days = List.copyOf(days);
        }
    }

    /** Judges them again. @param responses the latest first */
    public Result over(List<PastClock> past, List<PastResponse> responses) {
        Map<Metric, Count> now = new EnumMap<>(Metric.class);
        Map<Metric, Count> then = new EnumMap<>(Metric.class);
        List<Example> examples = new ArrayList<>();
        int changed = 0;
        for (PastClock clock : past) {
            Example judged = judge(clock);
            now.merge(clock.metric(), new Count(0, 0).plus(judged.was()), DryRun::sum);
            then.merge(clock.metric(), new Count(0, 0).plus(judged.would()), DryRun::sum);
            if (judged.was() != judged.would()) {
                changed++;
                if (examples.size() < MAX_EXAMPLES) {
                    examples.add(judged);
                }
            }
        }
        List<Day> otherDays = new ArrayList<>();
        for (Day day : new DayTrial(book, calendars).over(responses)) {
            now.merge(Metric.AVERAGE_RESPONSE, new Count(0, 0).plus(day.wasVerdict()), DryRun::sum);
            then.merge(Metric.AVERAGE_RESPONSE, new Count(0, 0).plus(day.wouldVerdict()), DryRun::sum);
            if (day.wasVerdict() != day.wouldVerdict()) {
                changed++;
                if (otherDays.size() < MAX_EXAMPLES) {
                    otherDays.add(day);
                }
            }
        }
        List<MetricResult> metrics = now.entrySet().stream()
                .map(entry -> new MetricResult(
                        entry.getKey(), entry.getValue(), then.getOrDefault(entry.getKey(), new Count(0, 0))))
                .toList();
        return new Result(past.size(), responses.size(), changed, metrics, examples, otherDays);
    }

    private static Count sum(Count one, Count other) {
        return new Count(one.met() + other.met(), one.breached() + other.breached());
    }

    private Example judge(PastClock clock) {
        Verdict was = clock.breached() ? Verdict.BREACHED : Verdict.MET;
        return book.choose(clock.metric(), clock.facts())
                .map(choice -> {
                    Duration elapsed = elapsed(clock, choice);
                    Duration target = choice.target().must();
                    Verdict would = elapsed.compareTo(target) > 0 ? Verdict.BREACHED : Verdict.MET;
                    return new Example(clock.conversation(), clock.metric(), was, would, elapsed, target);
                })
                .orElseGet(() -> new Example(
                        clock.conversation(), clock.metric(), was, Verdict.NONE, Duration.ZERO, Duration.ZERO));
    }

    private Duration elapsed(PastClock clock, PolicyBook.Choice choice) {
        Target target = choice.target();
        Duration elapsed = Duration.ZERO;
        for (PastClock.Stretch stretch : clock.stretches()) {
            // Between being resolved and reopened nothing counts, whatever a policy says.
            if (stretch.stage() != Stage.RESOLVED && !target.pausedIn().contains(stretch.stage())) {
                elapsed = elapsed.plus(
                        switch (target.basis()) {
                            case CLOCK -> Duration.between(stretch.from(), stretch.to());
                            case BUSINESS ->
                                calendars.apply(choice.policy()).workedBetween(stretch.from(), stretch.to());
                        });
            }
        }
        return elapsed;
    }
}
