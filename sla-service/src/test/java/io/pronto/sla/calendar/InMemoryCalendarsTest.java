package io.pronto.sla.calendar;

class InMemoryCalendarsTest implements CalendarsContract {
    @Override
    public Calendars calendars() {
        return new InMemoryCalendars();
    }
}
