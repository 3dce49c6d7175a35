package io.pronto.sla.calendar;

import java.util.List;
import java.util.Optional;

/** Every version of every calendar. A version never changes: clocks count by the one they started with. */
public interface Calendars {
    /** @param version from 1 */
    record Versioned(int version, CalendarDefinition definition) {}

    /** The newest version of each calendar, by id. */
    List<Versioned> current();

    /** The newest version of one. */
    Optional<Versioned> current(String id);

    /** A certain version of one. */
    Optional<Versioned> version(String id, int version);

    /**
     * Adds a version.
     *
     * @return false if that version of that calendar is there already; nothing is changed then
     */
    boolean add(Versioned calendar);
}
