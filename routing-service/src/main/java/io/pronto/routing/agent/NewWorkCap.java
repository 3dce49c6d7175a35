package io.pronto.routing.agent;

import java.time.Duration;

/**
 * No more than so much new work in so much time, so that the quickest do not get everything.
 *
 * @param most pieces of work, 1 to {@value #MOST}
 * @param per the time they are counted over, 1 min to 24 h, ending now
 */
public record NewWorkCap(int most, Duration per) {
    /** No cap counts further, in pieces of work. */
    public static final int MOST = 100;
    /** The shortest time to count over. */
    public static final Duration SHORTEST = Duration.ofMinutes(1);
    /** The longest time to count over. */
    public static final Duration LONGEST = Duration.ofHours(24);

    public NewWorkCap {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("A cap is 1 to " + MOST + " pieces of work, was " + most);
        }
        if (per.compareTo(SHORTEST) < 0 || per.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A cap counts over " + SHORTEST + " to " + LONGEST + ", was " + per);
        }
    }
}
