package io.pronto.sla.clock;

import io.pronto.sla.policy.Stage;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How far a clock has come: the stage it is in, and what was worked before. The stages before are {@link Segment}s.
 *
 * @param since when the stage began; of an ended clock, when it ended
 * @param worked working time that counted before {@code since}; the sum over the segments so far
 * @param warned how much of the target the last warning told of; zero when there was none
 * @param escalated the number of the ladder's last step that was taken, 0 when none was
 */
public record Course(Stage stage, Instant since, Duration worked, Duration warned, int escalated) {
    /** Before any step of a ladder. */
    public Course(Stage stage, Instant since, Duration worked, Duration warned) {
        this(stage, since, worked, warned, 0);
    }

    Course warnedOf(Duration used) {
        return new Course(stage, since, worked, used, escalated);
    }

    Course escalatedTo(int step) {
        return new Course(stage, since, worked, warned, step);
    }

    /** The same on another target: what was warned of stays warned of, as a share. */
    Course rescaled(Duration before, Duration after) {
        if (warned.isZero() || before.equals(after)) {
            return this;
        }
        // Rounded up, so that the same share of the new target does not come out as a later one.
        BigInteger[] scaled = micros(warned).multiply(micros(after)).divideAndRemainder(micros(before));
        long micros = scaled[0].longValueExact() + (scaled[1].signum() == 0 ? 0 : 1);
        return new Course(stage, since, worked, Duration.of(micros, ChronoUnit.MICROS), escalated);
    }

    private static BigInteger micros(Duration length) {
        return BigInteger.valueOf(length.toNanos() / 1000);
    }
}
