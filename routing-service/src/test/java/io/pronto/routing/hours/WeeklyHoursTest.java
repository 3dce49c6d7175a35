package io.pronto.routing.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WeeklyHoursTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void anEndIsNoLongerWithin() {
        WeeklyHours hours = open(DayOfWeek.MONDAY, "09:00", "17:30");

        assertThat(at(hours, "2026-11-23T09:00")).isTrue();
        assertThat(at(hours, "2026-11-23T17:29")).isTrue();
        assertThat(at(hours, "2026-11-23T17:30")).isFalse();
        assertThat(at(hours, "2026-11-24T09:00")).isFalse();
    }

    @Test
    void aNightGoesOnAfterMidnight() {
        WeeklyHours hours = open(DayOfWeek.MONDAY, "22:00", "06:00");

        assertThat(at(hours, "2026-11-23T23:00")).isTrue();
        assertThat(at(hours, "2026-11-24T05:59")).isTrue();
        assertThat(at(hours, "2026-11-24T06:00")).isFalse();
        assertThat(at(hours, "2026-11-23T05:00")).isFalse();
    }

    @Test
    void midnightToMidnightIsAWholeDay() {
        WeeklyHours hours = open(DayOfWeek.MONDAY, "00:00", "00:00");

        assertThat(at(hours, "2026-11-23T00:00")).isTrue();
        assertThat(at(hours, "2026-11-23T23:59")).isTrue();
        assertThat(at(hours, "2026-11-24T00:00")).isFalse();
    }

    @Test
    void aDayOffCountsFromMidnightToMidnight() {
        WeeklyHours night = open(DayOfWeek.MONDAY, "22:00", "06:00");
        WeeklyHours cut = new WeeklyHours(night.zone(), night.spans(), Set.of(LocalDate.parse("2026-11-24")));
        WeeklyHours gone = new WeeklyHours(night.zone(), night.spans(), Set.of(LocalDate.parse("2026-11-23")));

        assertThat(at(cut, "2026-11-23T23:00")).isTrue();
        assertThat(at(cut, "2026-11-24T05:00")).isFalse();
        assertThat(at(gone, "2026-11-24T05:00")).isFalse();
    }

    private static WeeklyHours open(DayOfWeek day, String from, String to) {
        return new WeeklyHours(
                SHANGHAI, List.of(new WeeklyHours.Span(day, LocalTime.parse(from), LocalTime.parse(to))), Set.of());
    }

    private static boolean at(WeeklyHours hours, String local) {
        return hours.contains(LocalDateTime.parse(local).atZone(SHANGHAI).toInstant());
    }
}
