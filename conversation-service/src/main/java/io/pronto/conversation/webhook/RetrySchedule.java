package io.pronto.conversation.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a delivery that failed is tried again: soon, then ever more seldom, then no more. */
public final class RetrySchedule {

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12));

    /** How often a delivery is tried at most. */
    public static final int ATTEMPTS = 9;

    private RetrySchedule() {}

    /**
     * The wait before the next try.
     *
     * @param attempts how often it was tried, from 1
     * @param spread 0 to 1, random: up to a fifth is added so that many deliveries do not come back at once
     * @return nothing when it is not tried again
     */
    public static Optional<Duration> next(int attempts, double spread) {
        if (attempts < 1 || spread < 0 || spread > 1) {
            throw new IllegalArgumentException(
                    "There were " + attempts + " attempts (at least 1) and the spread is " + spread + " (0 to 1).");
        }
        if (attempts >= ATTEMPTS) {
            return Optional.empty();
        }
        Duration wait = WAITS.get(attempts - 1);
        return Optional.of(wait.plusMillis((long) (wait.toMillis() * 0.2 * spread)));
    }
}
