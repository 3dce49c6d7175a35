package io.pronto.routing.dispatch;

import io.pronto.routing.agent.Patience;
import java.time.Duration;

/**
 * Times of the dispatch.
 *
 * @param reservation for how long transferred work waits for its one agent before it is open to all
 * @param freeAfter after how long a silent customer's conversation takes nothing of its agent's budget any more
 * @param patience how long agents are waited for whose page has vanished
 */
public record Rules(Duration reservation, Duration freeAfter, Patience patience) {
    /** What is good for chat. */
    public static final Rules USUAL = new Rules(Duration.ofMinutes(2), Duration.ofMinutes(5), Patience.USUAL);

    public Rules {
        if (!reservation.isPositive() || freeAfter.isNegative()) {
            throw new IllegalArgumentException("A reservation is longer than nothing and freeAfter not negative: "
                    + reservation + ", " + freeAfter);
        }
    }
}
