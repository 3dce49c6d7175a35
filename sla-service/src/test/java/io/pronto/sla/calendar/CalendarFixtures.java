package io.pronto.sla.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Calendars that read like sentences. */
public final class CalendarFixtures {
    private final String zone;
    private final Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    private final List<SpecialDay> days = new ArrayList<>();
    private final List<Closure> closures = new ArrayList<>();

    private CalendarFixtures(String zone) {
        this.zone = zone;
    }

    public static CalendarFixtures aCalendar(String zone) {
        return new CalendarFixtures(zone);
    }

    public CalendarFixtures on(DayOfWeek day, String... hours) {
        for (int i = 0; i < hours.length; i += 2) {
            week.computeIfAbsent(day, key -> new ArrayList<>()).add(Span.of(hours[i], hours[i + 1]));
        }
        return this;
    }

    public CalendarFixtures onWeekdays(String... hours) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getValue() <= 5) {
                on(day, hours);
            }
        }
        return this;
    }

    public CalendarFixtures onEveryDay(String... hours) {
        for (DayOfWeek day : DayOfWeek.values()) {
            on(day, hours);
        }
        return this;
    }

    public CalendarFixtures closedOn(String... dates) {
        for (String date : dates) {
            days.add(SpecialDay.closed(LocalDate.parse(date), "holiday"));
        }
        return this;
    }

    public CalendarFixtures openOn(String date, String from, String to) {
        days.add(new SpecialDay(LocalDate.parse(date), "make-up day", List.of(Span.of(from, to))));
        return this;
    }

    public CalendarFixtures closedFor(String date, String from, String to) {
        closures.add(new Closure(LocalDate.parse(date), "half day", Span.of(from, to)));
        return this;
    }

    public CalendarDefinition defined() {
        return new CalendarDefinition("test-hours", "Test hours", "测试", zone, week, days, closures);
    }

    public BusinessCalendar compiled() {
        return new BusinessCalendar(defined());
    }
}
