package io.pronto.routing.offer;

import io.pronto.routing.work.Outlook;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long an agent is asked.
 *
 * <p>A call rings as long as its answer-speed promise grants, and no longer than is left of it, as long as that is worth a ring: in the
 * standard pack 18 s (three rings), 30 s for technical support. Then the next one is rung. When the promise is broken, each
 * is rung for the whole of it. Work without such a promise is offered for as long as its queue says.
 */
public final class Ringing {
    /** One ring; three of them are 18 s. */
    public static final Duration ONE_RING = Duration.ofSeconds(6);

    private Ringing() {}

    /** Until when the agent is asked who is asked now. @param offerTime what the queue says, never exceeded */
    public static Instant until(Outlook outlook, Duration offerTime, Instant at) {
        @Nullable Duration promised = outlook.ring();
        if (promised == null) {
            return at.plus(offerTime);
        }
        Duration longest = longer(ONE_RING, shorter(promised, offerTime));
        @Nullable Instant deadline = outlook.deadline();
        Duration left = deadline == null ? longest : Duration.between(at, deadline);
        return at.plus(left.compareTo(ONE_RING) < 0 ? longest : shorter(left, longest));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
