package io.pronto.routing.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Notices when the clock on the wall is set: when it and a clock that nobody sets do not go on by the same. Not safe for use by several
 * threads at once.
 */
public final class ClockJumps {
    /** Less is how clocks are corrected every day. */
    public static final Duration LEAST = Duration.ofSeconds(5);

    private boolean began;
    private Instant wall = Instant.EPOCH;
    private long nanos;

    /**
     * By how much the clock was set since it was looked at last; behind when negative, nothing when it was not.
     *
     * @param nanosNow of a clock that nobody sets
     */
    public Optional<Duration> since(Instant now, long nanosNow) {
        Duration jump = began ? Duration.between(wall, now).minusNanos(nanosNow - nanos) : Duration.ZERO;
        began = true;
        wall = now;
        nanos = nanosNow;
        return jump.abs().compareTo(LEAST) < 0 ? Optional.empty() : Optional.of(jump);
    }
}
