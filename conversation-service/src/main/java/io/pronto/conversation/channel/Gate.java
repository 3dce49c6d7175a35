package io.pronto.conversation.channel;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much goes to one platform account at once. It closes when the platform is away, lets a single message through to
 * try, and opens by doubling, so that what queued up meanwhile does not arrive all at once.
 *
 * @param outages in a row
 * @param closedUntil when somebody tries again; null: it is open
 * @param allowed how many may be on their way at once, 1 to {@value #MOST}
 */
public record Gate(int outages, @Nullable Instant closedUntil, int allowed) {

    /** The most that are on their way to one account at once. */
    public static final int MOST = 16;

    /** Nothing is wrong. */
    public static final Gate OPEN = new Gate(0, null, MOST);

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    public Gate {
        if (outages < 0 || allowed < 1 || allowed > MOST) {
            throw new IllegalArgumentException("A gate lets 1 to " + MOST + " through, not " + allowed + ".");
        }
    }

    /** How many may go now. */
    public int room(Instant now) {
        return closedUntil != null && now.isBefore(closedUntil) ? 0 : allowed;
    }

    /**
     * The platform was away, or wanted to be left alone.
     *
     * @param wanted how long, if it said so
     * @param spread 0 to 1, random, so that several do not come back together
     */
    public Gate afterOutage(Instant now, @Nullable Duration wanted, double spread) {
        int count = Math.min(outages + 1, 30);
        Duration own = FIRST.multipliedBy(1L << Math.min(count - 1, 10));
        Duration wait = own.compareTo(LONGEST) > 0 ? LONGEST : own;
        if (wanted != null && wanted.compareTo(wait) > 0) {
            wait = wanted.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1) : wanted;
        }
        return new Gate(count, now.plus(wait).plusMillis((long) (wait.toMillis() * 0.25 * spread)), 1);
    }

    /** As many as were allowed went through. */
    public Gate afterSuccess() {
        return new Gate(0, null, Math.min(MOST, allowed * 2));
    }
}
