package io.pronto.analytics.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One value of one measure.
 *
 * @param key tells measurements of one measure and conversation apart, so that a later one replaces an earlier one
 * @param good whether it counts as a success; null where the measure knows no success or it is not decided yet
 */
public record Measurement(
        Measure measure,
        String key,
        Instant at,
        double value,
        @Nullable Boolean good) {}
