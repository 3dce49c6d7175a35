package io.pronto.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every store of calendars must do. */
public interface CalendarsContract {
    /** An empty store. */
    Calendars calendars();

    @Test
    default void a_version_is_added_once_and_never_changes() {
        Calendars calendars = calendars();
        CalendarDefinition first = CalendarFixtures.aCalendar("America/St_Johns")
                .onWeekdays("09:00", "12:00", "13:30", "18:00")
                .on(java.time.DayOfWeek.SUNDAY, "22:00", "06:00")
                .on(java.time.DayOfWeek.SATURDAY, "00:00", "24:00")
                .closedOn("2026-10-01")
                .openOn("2026-10-10", "09:00", "18:00")
                .closedFor("2026-10-09", "13:00", "18:00")
                .defined();
        CalendarDefinition second =
                CalendarFixtures.aCalendar("UTC").onEveryDay("09:00", "18:00").defined();
        assertThat(calendars.current(first.id())).isEmpty();
        assertThat(calendars.add(new Calendars.Versioned(1, first))).isTrue();
        assertThat(calendars.add(new Calendars.Versioned(1, second))).isFalse();
        assertThat(calendars.current(first.id())).hasValue(new Calendars.Versioned(1, first));
        assertThat(calendars.add(new Calendars.Versioned(2, second))).isTrue();
        assertThat(calendars.add(new Calendars.Versioned(1, CalendarDefinition.alwaysOpen("always", "UTC"))))
                .isTrue();
        assertThat(calendars.version(first.id(), 1)).hasValue(new Calendars.Versioned(1, first));
        assertThat(calendars.version(first.id(), 3)).isEmpty();
        assertThat(calendars.current())
                .extracting(calendar -> calendar.definition().id() + calendar.version())
                .containsExactly("always1", "test-hours2");
    }
}
