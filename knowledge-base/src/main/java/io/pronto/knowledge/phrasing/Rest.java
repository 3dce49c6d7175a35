package io.pronto.knowledge.phrasing;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a model that fails is left alone. Not for several threads: guard it.
 *
 * <p>After some failures in a row nobody waits for it for a while; then one try decides.
 */
public final class Rest {
    private final int most;
    private final Duration length;
    private int failures;
    private Instant restsUntil = Instant.EPOCH;

    /** @param most failures in a row until it rests, at least 1 */
    public Rest(int most, Duration rest) {
        this.most = most;
        this.length = rest;
    }

    /** Whether it may be asked now. */
    public boolean open(Instant now) {
        return !now.isBefore(restsUntil);
    }

    public void succeeded() {
        failures = 0;
    }

    public void failed(Instant now) {
        failures++;
        if (failures >= most) {
            restsUntil = now.plus(length);
            // One more failure after the rest, and it rests again.
            failures = most - 1;
        }
    }
}
