package io.pronto.routing.wait;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * How long the customer at some place in a line still waits: in four of five cases between {@code lowSeconds} and
 * {@code highSeconds}.
 *
 * <p>From what the queue did lately: while somebody waited, it handed over {@code n} conversations in {@code T} seconds.
 * If hand-overs come at random at a steady rate, the time to the {@code p}-th from now is {@code T·p/n} times a number with the F
 * distribution of {@code 2p} and {@code 2n} degrees of freedom (the prediction interval of a gamma with an estimated rate). So few
 * observations widen the interval by themselves.
 *
 * @param lowSeconds few wait less, rounded down
 * @param highSeconds few wait more, rounded up
 */
public record WaitEstimate(int lowSeconds, int highSeconds) {
    /** With fewer observations nothing is said. */
    public static final int LEAST_OBSERVATIONS = 5;
    /** Older hand-overs tell nothing about now. */
    public static final Duration WINDOW = Duration.ofMinutes(30);
    /** The latest so many count. */
    public static final int MOST_OBSERVATIONS = 50;
    /** A wait that may take longer is not told as a number. */
    public static final Duration LONGEST_TOLD = Duration.ofHours(2);

    /**
     * Less than one in ten, because those ahead who give up make the wait shorter than hand-overs alone say. Found on generated days of a
     * published call centre, where four in five waits then lie within.
     */
    private static final double LOWER_TAIL = 0.08;

    private static final double UPPER_TAIL = 0.1;

    /**
     * Estimates for the customer at {@code position}, from 1.
     *
     * @param recent what the queue handed over within {@link #WINDOW}, oldest first
     * @param oldestQueued since when the head of the line has waited
     * @return nothing when nothing honest can be said
     */
    public static Optional<WaitEstimate> of(int position, List<HandOver> recent, Instant oldestQueued, Instant at) {
        if (position < 1) {
            throw new IllegalArgumentException("position counts from 1, was " + position);
        }
        int observed = recent.size();
        if (observed < LEAST_OBSERVATIONS) {
            return Optional.empty();
        }
        double busySeconds = busySeconds(recent, oldestQueued, at);
        if (busySeconds <= 0) {
            return Optional.empty();
        }
        FDistribution ratio = FDistribution.of(2.0 * position, 2.0 * observed);
        double scale = busySeconds * position / observed;
        double low = scale * ratio.inverseCumulativeProbability(LOWER_TAIL);
        double high = scale * ratio.inverseSurvivalProbability(UPPER_TAIL);
        if (high > LONGEST_TOLD.toSeconds()) {
            return Optional.empty();
        }
        return Optional.of(new WaitEstimate(roundDown(low), roundUp(high)));
    }

    /** For how long somebody waited while these were handed over, up to now: the idle time of an empty line tells nothing. */
    private static double busySeconds(List<HandOver> recent, Instant oldestQueued, Instant at) {
        // The head of the line still waits: that too is time without a hand-over, so a stall widens the estimate.
        List<HandOver> waits = Stream.concat(recent.stream(), Stream.of(new HandOver(oldestQueued, at)))
                .sorted(Comparator.comparing(HandOver::queuedAt))
                .toList();
        Duration busy = Duration.ZERO;
        Instant counted = Instant.MIN;
        for (HandOver wait : waits) {
            Instant from = wait.queuedAt().isAfter(counted) ? wait.queuedAt() : counted;
            if (wait.at().isAfter(from)) {
                busy = busy.plus(Duration.between(from, wait.at()));
                counted = wait.at();
            }
        }
        return busy.toMillis() / 1000.0;
    }

    private static int roundDown(double seconds) {
        int step = step(seconds);
        return (int) Math.floor(seconds / step) * step;
    }

    private static int roundUp(double seconds) {
        int step = step(seconds);
        return (int) Math.ceil(seconds / step) * step;
    }

    /** Coarser than the truth is known anyway, and so that a told number does not flicker. */
    private static int step(double seconds) {
        if (seconds < 60) {
            return 10;
        }
        return seconds < 600 ? 30 : 60;
    }
}
