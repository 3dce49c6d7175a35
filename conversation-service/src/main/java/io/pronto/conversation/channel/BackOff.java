package io.pronto.conversation.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a message that was not taken is tried again: soon, then ever more seldom, until patience is at its end. */
public final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    private BackOff() {}

    /**
     * The time of the next try.
     *
     * @param attempts how often it was tried, from 1
     * @param wanted at least so long, if the platform said so; may be zero
     * @param spread 0 to 1, random: up to a fifth is added so that many do not come back at once
     * @return nothing when it is not tried again
     */
    public static Optional<Instant> next(
            int attempts, Instant createdAt, Duration patience, Instant now, Duration wanted, double spread) {
        if (attempts < 1 || spread < 0 || spread > 1) {
            throw new IllegalArgumentException(
                    "There were " + attempts + " attempts (at least 1) and the spread is " + spread + " (0 to 1).");
        }
        Duration own = FIRST.multipliedBy(1L << Math.min(attempts - 1, 20));
        Duration wait = own.compareTo(LONGEST) > 0 ? LONGEST : own;
        if (wanted.compareTo(wait) > 0) {
            wait = wanted;
        }
        Instant at = now.plus(wait).plusMillis((long) (wait.toMillis() * 0.2 * spread));
        return at.isAfter(createdAt.plus(patience)) ? Optional.empty() : Optional.of(at);
    }
}
