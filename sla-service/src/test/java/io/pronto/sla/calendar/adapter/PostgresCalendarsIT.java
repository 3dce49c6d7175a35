package io.pronto.sla.calendar.adapter;

import io.pronto.sla.SlaDatabase;
import io.pronto.sla.calendar.Calendars;
import io.pronto.sla.calendar.CalendarsContract;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class PostgresCalendarsIT implements CalendarsContract {
    @Override
    public Calendars calendars() {
        return new PostgresCalendars(
                JdbcClient.create(SlaDatabase.fresh("calendars")),
                JsonMapper.builder().addModule(new CalendarJson()).build());
    }
}
