package io.pronto.sla.clock;

import io.pronto.sla.adjustment.Adjustment;
import io.pronto.sla.policy.Stage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A finished stretch of a clock's life with its cause.
 *
 * @param counted whether the clock ran
 * @param worked what it added: working time if it ran, zero if it stood still
 * @param calendar the calendar it was counted by, or {@link Terms#AROUND_THE_CLOCK}
 * @param calendarVersion that calendar's version
 * @param adjusted the kind of the adjustment that applied, if one did
 */
public record Segment(
        Stage stage,
        Instant from,
        Instant to,
        boolean counted,
        Duration worked,
        String calendar,
        int calendarVersion,
        Adjustment.@Nullable Kind adjusted) {
    /** One that was counted around the clock without an adjustment. */
    public Segment(Stage stage, Instant from, Instant to, boolean counted, Duration worked) {
        this(stage, from, to, counted, worked, Terms.AROUND_THE_CLOCK, 0, null);
    }
}
