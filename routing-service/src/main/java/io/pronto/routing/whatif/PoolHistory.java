package io.pronto.routing.whatif;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the pool remembers of its past, as long as its decisions are kept. */
public interface PoolHistory {
    /** What came from {@code from} until before {@code to}, by arrival; each conversation once. At most {@code limit}, the first ones. */
    List<Visit> visits(Instant from, Instant to, int limit);

    /** Who was given work in that time, at most once for each {@code interval}, at most {@code limit}. */
    List<Duty> duties(Instant from, Instant to, Duration interval, int limit);
}
