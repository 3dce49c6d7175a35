package io.pronto.sla.clock;

import io.pronto.sla.adjustment.Adjustment;
import io.pronto.sla.policy.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The conditions frozen into a clock when it starts or is re-based.
 *
 * @param calendar the calendar it counts by; {@link #AROUND_THE_CLOCK} for targets in clock time
 * @param calendarVersion that calendar's version
 * @param target how long it may take
 * @param goal what the team aims for, if it says
 * @param warnings when people are warned, the first first
 * @param pausedIn stages in which the clock stands still
 * @param ladder the steps around the deadline, if any
 * @param adjusted the adjustment that made the target another than the standard, if any
 * @param reasons why this policy applies, for people
 */
public record Terms(
        String policy,
        int policyVersion,
        String calendar,
        int calendarVersion,
        Duration target,
        @Nullable Duration goal,
        List<PlannedWarning> warnings,
        Set<Stage> pausedIn,
        @Nullable LadderVersion ladder,
        @Nullable Adjusted adjusted,
        List<String> reasons) {
    /** In place of a calendar's id: every second counts. */
    public static final String AROUND_THE_CLOCK = "around-the-clock";

    public Terms {
        warnings = List.copyOf(warnings);
        pausedIn = Set.copyOf(pausedIn);
        reasons = List.copyOf(reasons);
    }

    /** The plain ones, without ladder, adjustment and reasons. */
    public Terms(
            String policy,
            int policyVersion,
            String calendar,
            int calendarVersion,
            Duration target,
            @Nullable Duration goal,
            List<PlannedWarning> warnings,
            Set<Stage> pausedIn) {
        this(policy, policyVersion, calendar, calendarVersion, target, goal, warnings, pausedIn, null, null, List.of());
    }

    /** A version of a ladder; it never changes. */
    public record LadderVersion(String id, int version) {}

    /**
     * Another target for a while.
     *
     * @param standard what is promised without it
     */
    public record Adjusted(String id, String name, Adjustment.Kind kind, Duration standard) {}

    /** What is promised without any adjustment. */
    public Duration standardTarget() {
        return adjusted == null ? target : adjusted.standard();
    }

    /** Whether a clock would run the same under those: why the policy applies and the ladder's edits do not matter. */
    public boolean promiseTheSameAs(Terms other) {
        return sameStandardAs(other) && target.equals(other.target) && Objects.equals(adjustment(), other.adjustment());
    }

    /** Whether those come from the same versions of policy and calendar. */
    boolean sameStandardAs(Terms other) {
        return policy.equals(other.policy)
                && policyVersion == other.policyVersion
                && calendar.equals(other.calendar)
                && calendarVersion == other.calendarVersion;
    }

    /** The adjustment's id, if one applies. */
    @Nullable
    String adjustment() {
        return adjusted == null ? null : adjusted.id();
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
