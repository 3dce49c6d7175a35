package io.pronto.sla.clock;

import io.pronto.sla.policy.Stage;
import java.time.Duration;
import java.time.Instant;

/**
 * How far a clock has come: the stage it is in, and what was worked before. The stages before are {@link Segment}s.
 *
 * @param since when the stage began; of an ended clock, when it ended
 * @param worked working time that counted before {@code since}; the sum over the segments so far
 * @param warned how much of the target the last warning told of; zero when there was none
 */
public record Course(Stage stage, Instant since, Duration worked, Duration warned) {
    Course warnedOf(Duration used) {
        return new Course(stage, since, worked, used);
    }

    /** The same on another target: what was warned of stays warned of, as a share. */
    Course rescaled(Duration before, Duration after) {
        if (warned.isZero() || before.equals(after)) {
            return this;
        }
        // Rounded up, so that the same share of the new target does not come out as a later one.
        long nanos = Math.ceilDiv(warned.toNanos() / 1000 * (after.toNanos() / 1000), before.toNanos() / 1000) * 1000;
        return new Course(stage, since, worked, Duration.ofNanos(nanos));
    }
}
