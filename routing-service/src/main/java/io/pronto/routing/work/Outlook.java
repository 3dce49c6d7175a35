package io.pronto.routing.work;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of work before anybody has it.
 *
 * @param deadline by when it was promised to somebody: the earliest of its running promises; null when nothing was promised
 * @param ring how long a call may ring by its promise; null for all other work
 * @param handling how long it will take, from what was finished lately or what its queue says; null when neither is known
 * @param extra how much longer, or shorter when negative, than other work of its queue
 */
public record Outlook(
        @Nullable Instant deadline,
        @Nullable Duration ring,
        @Nullable Duration handling,
        Duration extra) {
    /** Nothing is known. */
    public static final Outlook NONE = new Outlook(null, null, null, Duration.ZERO);

    /** The same with other promises. */
    public Outlook promised(@Nullable Instant nextDeadline, @Nullable Duration nextRing) {
        return new Outlook(nextDeadline, nextRing, handling, extra);
    }
}
