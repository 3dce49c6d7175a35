package io.pronto.sla.calendar.adapter;

import io.pronto.sla.calendar.Calendars;
import io.pronto.sla.calendar.CompiledCalendars;
import io.pronto.sla.calendar.PublicHolidays;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class CalendarWiring {
    @Bean
    JacksonModule calendarJson() {
        return new CalendarJson();
    }

    @Bean
    Calendars calendars(JdbcClient jdbc, JsonMapper json) {
        return new PostgresCalendars(jdbc, json);
    }

    @Bean
    PublicHolidays publicHolidays(Clock clock) {
        return new PublishedHolidays(clock);
    }

    @Bean
    CompiledCalendars compiledCalendars(Calendars calendars) {
        return new CompiledCalendars(calendars);
    }
}
