package io.pronto.sla.policy;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.sla.calendar.BusinessCalendar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What other rules would have made of promises that are decided: each is judged again by the policy that would have
 * applied, with that policy's target, calendar and pauses over the same stretches of time. Promises that the rules would
 * make for the first time have no past and are not in it; nor are those that are judged over a window.
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
     * @param clocks how many were judged
     * @param changed how many would have ended otherwise
     * @param examples the first of them, at most {@value #MAX_EXAMPLES}
     */
    public record Result(int clocks, int changed, List<MetricResult> metrics, List<Example> examples) {
        public Result {
            metrics = List.copyOf(metrics);
            examples = List.copyOf(examples);
        }
    }

    /** Judges them again. */
    public Result over(List<PastClock> past) {
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
        List<MetricResult> metrics = now.entrySet().stream()
                .map(entry -> new MetricResult(
                        entry.getKey(), entry.getValue(), then.getOrDefault(entry.getKey(), new Count(0, 0))))
                .toList();
        return new Result(past.size(), changed, metrics, examples);
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
