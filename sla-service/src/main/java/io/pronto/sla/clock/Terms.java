package io.pronto.sla.clock;

import io.pronto.sla.policy.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The conditions frozen into a clock when it starts: later versions of the policy or calendar do not touch it.
 *
 * @param calendar the calendar it counts by; {@link #AROUND_THE_CLOCK} for targets in clock time
 * @param calendarVersion that calendar's version
 * @param target how long it may take
 * @param goal what the team aims for, if it says
 * @param warnAtPercent shares of the target at which people are warned, rising
 * @param pausedIn stages in which the clock stands still
 */
public record Terms(
        String policy,
        int policyVersion,
        String calendar,
        int calendarVersion,
        Duration target,
        @Nullable Duration goal,
        List<Integer> warnAtPercent,
        Set<Stage> pausedIn) {
    /** In place of a calendar's id: every second counts. */
    public static final String AROUND_THE_CLOCK = "around-the-clock";

    public Terms {
        warnAtPercent = List.copyOf(warnAtPercent);
        pausedIn = Set.copyOf(pausedIn);
    }

    /** The first warning point above that percentage, or 0 when there is none. */
    int warningAfter(int percent) {
        for (int next : warnAtPercent) {
            if (next > percent) {
                return next;
            }
        }
        return 0;
    }

    /** That share of the target. */
    Duration share(int percent) {
        return target.multipliedBy(percent).dividedBy(100);
    }
}
