package io.pronto.sla.policy;

import io.pronto.contracts.Metric;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long something may take.
 *
 * @param must the promise: longer is a breach
 * @param goal what the team aims for, at most {@code must}; nothing happens when it is missed
 * @param warnings when people are warned that the deadline comes near, in any order
 * @param pausedIn stages in which the clock stands still
 * @param attainPercent of a metric that is judged over a window: the share of the window's responses, 1 to 100, that
 *     must be within {@code must}; nothing when the average itself is judged
 * @param ladder id of the ladder that is climbed around the deadline, if any
 */
public record Target(
        Metric metric,
        Duration must,
        @Nullable Duration goal,
        TimeBasis basis,
        List<Warning> warnings,
        Set<Stage> pausedIn,
        @Nullable Integer attainPercent,
        @Nullable String ladder) {
    public Target {
        warnings = List.copyOf(warnings);
        pausedIn = Set.copyOf(pausedIn);
    }

    /** One with the usual pauses of its metric, without attainment and ladder. */
    public static Target usual(
            Metric metric, Duration must, @Nullable Duration goal, TimeBasis basis, List<Warning> warnings) {
        return new Target(metric, must, goal, basis, warnings, usualPauses(metric), null, null);
    }

    /** Whether it is judged over a window instead of by a running clock. */
    public boolean windowed() {
        return metric == Metric.AVERAGE_RESPONSE;
    }

    /**
     * The stages in which such a clock stands still unless a policy says otherwise. The time of the bot belongs to
     * no human response; waiting for the customer stops only the way to the solution, for otherwise a click on "wait"
     * would keep a promise that no reply has kept.
     */
    public static Set<Stage> usualPauses(Metric metric) {
        return switch (metric) {
            case GREETING, AVERAGE_RESPONSE, ANSWER_SPEED, CALLBACK, KNOWLEDGE_FRESHNESS -> Set.of();
            case FIRST_RESPONSE -> Set.of(Stage.BOT);
            case NEXT_RESPONSE -> Set.of(Stage.BOT, Stage.RESOLVED);
            case RESOLUTION -> EnumSet.of(Stage.BOT, Stage.CUSTOMER, Stage.RESOLVED);
        };
    }
}
