package io.pronto.conversation.call;

import java.time.Duration;

/**
 * The times of a call, all positive.
 *
 * @param ring how long an agent's telephone rings
 * @param dial how long a customer's telephone rings
 * @param wrapUp how long an agent has for what is left after a call
 * @param menuTries how often a question of the menu is asked before she is put in line as she is
 */
public record CallRules(Duration ring, Duration dial, Duration wrapUp, int menuTries) {
    public CallRules {
        if (!ring.isPositive() || !dial.isPositive() || !wrapUp.isPositive() || menuTries < 1) {
            throw new IllegalArgumentException("The times of a call must be positive: " + ring + ", " + dial + ", "
                    + wrapUp + ", " + menuTries + " tries.");
        }
    }
}
