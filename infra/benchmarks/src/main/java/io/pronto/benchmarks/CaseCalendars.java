package io.pronto.benchmarks;

import io.pronto.sla.calendar.BusinessCalendar;
import io.pronto.sla.calendar.CalendarDefinition;
import io.pronto.sla.calendar.Closure;
import io.pronto.sla.calendar.Span;
import io.pronto.sla.calendar.SpecialDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Calendars as cases write them: {@code hours} by weekday, {@code shifts} and {@code holidayHours} by date in place of
 * that day's hours, {@code breaks} taken out of a date, {@code holidays} closed, {@code timeZone}.
 */
final class CaseCalendars {
    /** Cases share few calendars, and laying out a year costs more than a question. */
    private final Map<JsonNode, BusinessCalendar> known = new HashMap<>();

    BusinessCalendar calendar(JsonNode config) {
        return known.computeIfAbsent(config, key -> new BusinessCalendar(definition(key)));
    }

    static CalendarDefinition definition(JsonNode config) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            JsonNode hours =
                    config.path("hours").path(day.name().substring(0, 3).toLowerCase(Locale.ROOT));
            if (!hours.isEmpty()) {
                week.put(day, spans(hours));
            }
        }
        Map<LocalDate, SpecialDay> days = new TreeMap<>();
        for (String field : List.of("shifts", "holidayHours")) {
            config.path(field).properties().forEach(entry -> {
                LocalDate date = LocalDate.parse(entry.getKey());
                days.put(date, new SpecialDay(date, field, spans(entry.getValue())));
            });
        }
        for (JsonNode holiday : config.path("holidays")) {
            LocalDate date = LocalDate.parse(holiday.asString());
            days.putIfAbsent(date, SpecialDay.closed(date, "holiday"));
        }
        List<Closure> closures = new ArrayList<>();
        config.path("breaks").properties().forEach(entry -> {
            LocalDate date = LocalDate.parse(entry.getKey());
            spans(entry.getValue()).forEach(span -> closures.add(new Closure(date, "break", span)));
        });
        return new CalendarDefinition(
                "case",
                "Case",
                "用例",
                config.path("timeZone").asString("UTC"),
                week,
                List.copyOf(days.values()),
                closures);
    }

    private static List<Span> spans(JsonNode hours) {
        return hours.properties().stream()
                .map(entry -> Span.of(entry.getKey(), entry.getValue().asString()))
                .sorted(Comparator.comparingInt(Span::from))
                .toList();
    }
}
