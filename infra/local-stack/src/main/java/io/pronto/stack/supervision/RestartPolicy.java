package io.pronto.stack.supervision;

import java.time.Duration;

/**
 * How often and how soon something that died is started again.
 *
 * @param firstDelay before the first restart; doubled for each further one
 * @param longestDelay the doubling ends here
 * @param firstStarts how many starts are tried before it was ever ready
 * @param restarts how many starts in a row may fail once it was ready
 * @param calm after being ready this long, earlier failures are forgotten
 * @param startsAtOnce how many of those that start in turn may be starting at the same time
 */
public record RestartPolicy(
        Duration firstDelay, Duration longestDelay, int firstStarts, int restarts, Duration calm, int startsAtOnce) {
    /** Back within a second after one crash; no busy loop when it cannot start. */
    public static final RestartPolicy USUAL = new RestartPolicy(
            Duration.ofMillis(500),
            Duration.ofSeconds(10),
            3,
            12,
            Duration.ofSeconds(60),
            Math.max(3, Runtime.getRuntime().availableProcessors()));

    /** How long to wait after that many failures in a row (from 1). */
    Duration delayAfter(int failures) {
        var doublings = Math.min(failures - 1, 20);
        var delay = firstDelay.multipliedBy(1L << doublings);
        return delay.compareTo(longestDelay) > 0 ? longestDelay : delay;
    }
}
