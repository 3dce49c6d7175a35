package io.pronto.sla.policy;

import java.time.Duration;

/** A moment on the way to a deadline, in the time that the target counts. */
public sealed interface Point {
    /** How much of the target is used by then; under 0 or over {@code target} when the point lies outside of it. */
    Duration after(Duration target);

    /** When that share of the target is used. @param percent 1 to 99 */
    record AtPercent(int percent) implements Point {
        @Override
        public Duration after(Duration target) {
            return target.multipliedBy(percent).dividedBy(100);
        }
    }

    /** So long before the deadline. @param lead over 0 and shorter than the target */
    record Before(Duration lead) implements Point {
        @Override
        public Duration after(Duration target) {
            return target.minus(lead);
        }
    }
}
