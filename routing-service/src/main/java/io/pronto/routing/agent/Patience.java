package io.pronto.routing.agent;

import java.time.Duration;

/**
 * For how long an agent is waited for whose last open page has vanished.
 *
 * @param offers after that the agent is away and what was offered goes to others
 * @param conversations after that the agent is offline and the conversations go to others too; not shorter than {@code offers}
 */
public record Patience(Duration offers, Duration conversations) {
    /** Half a minute for a reload or a tunnel, five for a restart. */
    public static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofMinutes(5));

    public Patience {
        if (!offers.isPositive() || conversations.compareTo(offers) < 0) {
            throw new IllegalArgumentException(
                    "Offers are waited for some time and conversations not shorter: " + offers + ", " + conversations);
        }
    }
}
