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
 * @param warnAtPercent shares of {@code must} at which the people concerned are warned, rising, 1 to 99
 * @param pausedIn stages in which the clock stands still
 */
public record Target(
        Metric metric,
        Duration must,
        @Nullable Duration goal,
        TimeBasis basis,
        List<Integer> warnAtPercent,
        Set<Stage> pausedIn) {
    public Target {
        warnAtPercent = List.copyOf(warnAtPercent);
        pausedIn = Set.copyOf(pausedIn);
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
