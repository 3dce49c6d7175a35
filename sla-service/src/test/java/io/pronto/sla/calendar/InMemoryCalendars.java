package io.pronto.sla.calendar;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The store's twin for tests of the core. */
public final class InMemoryCalendars implements Calendars {
    private final Map<String, TreeMap<Integer, Versioned>> calendars = new TreeMap<>();

    @Override
    public List<Versioned> current() {
        return calendars.values().stream()
                .map(versions -> versions.lastEntry().getValue())
                .toList();
    }

    @Override
    public Optional<Versioned> current(String id) {
        return Optional.ofNullable(calendars.get(id))
                .map(versions -> versions.lastEntry().getValue());
    }

    @Override
    public Optional<Versioned> version(String id, int version) {
        return Optional.ofNullable(calendars.get(id)).map(versions -> versions.get(version));
    }

    @Override
    public boolean add(Versioned calendar) {
        return calendars
                        .computeIfAbsent(calendar.definition().id(), id -> new TreeMap<>())
                        .putIfAbsent(calendar.version(), calendar)
                == null;
    }
}
