package io.pronto.sla.calendar;

import java.time.Instant;

/** What comes of adding working time to a moment. */
public sealed interface Deadline {
    /** The moment at which the working time has passed. A deadline on closing time is due at closing, not at the next opening. */
    record Due(Instant at) implements Deadline {}

    /**
     * The calendar does not open for long enough between 1970 and {@code horizon}.
     *
     * @param horizon where the search ended
     */
    record Never(Instant horizon) implements Deadline {}
}
