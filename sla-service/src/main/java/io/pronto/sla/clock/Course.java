package io.pronto.sla.clock;

import io.pronto.sla.policy.Stage;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How far a clock has come: the stage it is in, and what was worked before. The stages before are {@link Segment}s.
 *
 * @param since when the stage began; of an ended clock, when it ended
 * @param worked working time that counted before {@code since}; the sum over the segments so far
 * @param warned how much of the target the last warning told of; zero when there was none
 * @param climbed how far from the deadline the furthest step was that was taken of any ladder; nothing when none was
 */
public record Course(
        Stage stage,
        Instant since,
        Duration worked,
        Duration warned,
        @Nullable Duration climbed) {
    /** Before any step of a ladder. */
    public Course(Stage stage, Instant since, Duration worked, Duration warned) {
        this(stage, since, worked, warned, null);
    }

    Course warnedOf(Duration used) {
        return new Course(stage, since, worked, used, climbed);
    }

    Course climbedTo(Duration offset) {
        return new Course(stage, since, worked, warned, offset);
    }

    /** The same on another target: what was warned of stays warned of, as a share. */
    Course rescaled(Duration before, Duration after) {
        if (warned.isZero() || before.equals(after)) {
            return this;
        }
        // Rounded up, so that the same share of the new target does not come out as a later one.
        BigInteger[] scaled = micros(warned).multiply(micros(after)).divideAndRemainder(micros(before));
        long micros = scaled[0].longValueExact() + (scaled[1].signum() == 0 ? 0 : 1);
        return new Course(stage, since, worked, Duration.of(micros, ChronoUnit.MICROS), climbed);
    }

    private static BigInteger micros(Duration length) {
        return BigInteger.valueOf(length.toNanos() / 1000);
    }
}
