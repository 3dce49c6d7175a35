package io.pronto.sla.clock;

import io.pronto.sla.policy.Stage;
import java.time.Duration;
import java.time.Instant;

/**
 * How far a clock has come: the stage it is in, and what was worked before. The stages before are {@link Segment}s.
 *
 * @param since when the stage began; of an ended clock, when it ended
 * @param worked working time that counted before {@code since}; the sum over the segments so far
 * @param warned the last percentage that was warned of, 0 for none
 */
public record Course(Stage stage, Instant since, Duration worked, int warned) {
    Course warnedOf(int percent) {
        return new Course(stage, since, worked, percent);
    }
}
