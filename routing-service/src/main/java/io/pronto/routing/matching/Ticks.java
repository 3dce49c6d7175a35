package io.pronto.routing.matching;

import java.time.Duration;
import java.time.Instant;

/** Moments and durations as whole microseconds, as the store keeps them: cheap to compare and to add. */
final class Ticks {
    /** Later than everything. */
    static final long NEVER = Long.MAX_VALUE;

    private static final long MICROS = 1_000_000;
    private static final int NANOS = 1_000;

    private Ticks() {}

    static long of(Instant at) {
        return at.getEpochSecond() * MICROS + at.getNano() / NANOS;
    }

    static long of(Duration duration) {
        return duration.getSeconds() * MICROS + duration.getNano() / NANOS;
    }

    static Instant instant(long ticks) {
        return Instant.ofEpochSecond(Math.floorDiv(ticks, MICROS), Math.floorMod(ticks, MICROS) * NANOS);
    }
}
