package io.pronto.sla.policy;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A policy's responses of a day or a week.
 *
 * @param from its first day in the calendar's zone; of a week the Monday
 * @param responses how many there were, at least one
 * @param sum how long their customers waited together
 * @param within how many were within their target
 * @param target the last target of the window
 * @param requiredPercent the share that had to be within the target, by the last version of the window; nothing when the
 *     average counts
 */
public record ResponseWindow(
        Period period,
        LocalDate from,
        long responses,
        Duration sum,
        long within,
        Duration target,
        @Nullable Integer requiredPercent) {
    /** How long a window is. */
    public enum Period {
        DAY,
        WEEK
    }

    /** The first day after it. */
    public LocalDate to() {
        return switch (period) {
            case DAY -> from.plusDays(1);
            case WEEK -> from.plusWeeks(1);
        };
    }

    /** Sum by number; never an average of averages. 平均响应时长 */
    public Duration average() {
        return sum.dividedBy(responses);
    }

    /** The share within the target, 0 to 100. */
    public double attainmentPercent() {
        return 100.0 * within / responses;
    }

    /** Whether the promise was kept over the window. */
    public boolean held() {
        return requiredPercent == null
                ? sum.compareTo(target.multipliedBy(responses)) <= 0
                : within * 100 >= requiredPercent * responses;
    }
}
