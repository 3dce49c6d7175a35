package io.pronto.sla.calendar;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Calendars ready to calculate with. Each version is laid out once and kept, for it never changes. */
public final class CompiledCalendars {
    private record Key(String id, int version) {}

    /** @param version from 1 */
    public record Compiled(int version, BusinessCalendar calendar) {}

    private final Calendars calendars;
    private final Map<Key, BusinessCalendar> compiled = new ConcurrentHashMap<>();

    public CompiledCalendars(Calendars calendars) {
        this.calendars = calendars;
    }

    /** The newest version. */
    public Optional<Compiled> current(String id) {
        return calendars.current(id).map(this::compiled);
    }

    /** Ready to calculate with, in that version. */
    public Compiled compiled(Calendars.Versioned calendar) {
        Key key = new Key(calendar.definition().id(), calendar.version());
        return new Compiled(
                calendar.version(), compiled.computeIfAbsent(key, none -> new BusinessCalendar(calendar.definition())));
    }

    /**
     * A certain version.
     *
     * @throws IllegalStateException if it never existed
     */
    public BusinessCalendar version(String id, int version) {
        return compiled.computeIfAbsent(
                new Key(id, version),
                key -> calendars
                        .version(id, version)
                        .map(found -> new BusinessCalendar(found.definition()))
                        .orElseThrow(() -> new IllegalStateException("There is no version " + version
                                + " of the calendar " + id + ". Maybe its row was deleted by hand.")));
    }
}
