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
 * @param warnings when people are warned, the first first
 * @param pausedIn stages in which the clock stands still
 */
public record Terms(
        String policy,
        int policyVersion,
        String calendar,
        int calendarVersion,
        Duration target,
        @Nullable Duration goal,
        List<PlannedWarning> warnings,
        Set<Stage> pausedIn) {
    /** In place of a calendar's id: every second counts. */
    public static final String AROUND_THE_CLOCK = "around-the-clock";

    public Terms {
        warnings = List.copyOf(warnings);
        pausedIn = Set.copyOf(pausedIn);
    }

    /** The first warning that comes later than that, if any. */
    @Nullable
    PlannedWarning warningAfter(Duration warned) {
        for (PlannedWarning next : warnings) {
            if (next.after().compareTo(warned) > 0) {
                return next;
            }
        }
        return null;
    }
}
