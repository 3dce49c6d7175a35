package io.pronto.demo.traffic;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When customers come: a Poisson process whose rate follows a curve, made by thinning (Lewis and Shedler 1979): arrivals are
 * drawn at the highest rate and each is kept with the probability present rate ÷ highest rate. Ends by itself.
 */
public final class Arrivals {
    private static final double NANOS_PER_MINUTE = 60e9;

    private final RateCurve curve;
    private final Duration until;
    private final RandomGenerator random;
    private double at; // nanoseconds since the start
    private int left;

    /**
     * Prepares the arrivals.
     *
     * @param until no arrival at or after this
     * @param most no more arrivals than this
     */
    public Arrivals(RateCurve curve, Duration until, int most, RandomGenerator random) {
        this.curve = curve;
        this.until = until;
        this.left = most;
        this.random = random;
    }

    /** The next arrival as time since the start, never before the one before; empty when there will be no more. */
    public Optional<Duration> next() {
        double highest = curve.highest();
        if (highest <= 0 || left <= 0) {
            return Optional.empty();
        }
        while (true) {
            at += random.nextExponential() * NANOS_PER_MINUTE / highest;
            if (at >= until.toNanos()) {
                left = 0;
                return Optional.empty();
            }
            var candidate = Duration.ofNanos((long) at);
            if (random.nextDouble() * highest < curve.perMinute(candidate)) {
                left--;
                return Optional.of(candidate);
            }
        }
    }
}
