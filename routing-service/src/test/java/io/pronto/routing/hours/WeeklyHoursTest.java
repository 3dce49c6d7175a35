package io.pronto.routing.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
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

    @Test
    void theNextStartIsTheFirstOfAWorkingDay() {
        WeeklyHours mondays = open(DayOfWeek.MONDAY, "09:00", "17:30");
        WeeklyHours without = new WeeklyHours(mondays.zone(), mondays.spans(), Set.of(LocalDate.parse("2026-11-30")));

        assertThat(mondays.nextStart(instant("2026-11-23T08:59"))).contains(instant("2026-11-23T09:00"));
        assertThat(without.nextStart(instant("2026-11-23T09:00"))).contains(instant("2026-12-07T09:00"));
    }

    @Test
    void spansThatTouchAreOneStretchAndAWholeWeekNeverStarts() {
        WeeklyHours whole = new WeeklyHours(
                SHANGHAI,
                Arrays.stream(DayOfWeek.values())
                        .map(day -> new WeeklyHours.Span(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                        .toList(),
                Set.of());

        assertThat(whole.nextStart(instant("2026-11-23T09:00"))).isEmpty();
    }

    @Property
    void whereItOpensItIsOpenAndWasNotBefore(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 6) Integer> days,
            @ForAll @IntRange(max = 1439) int from,
            @ForAll @IntRange(max = 1439) int to,
            @ForAll @IntRange(max = 365 * 24) int hour) {
        WeeklyHours hours = new WeeklyHours(
                ZoneId.of("Europe/Berlin"),
                days.stream()
                        .map(day -> new WeeklyHours.Span(
                                DayOfWeek.of(day + 1),
                                LocalTime.ofSecondOfDay(from * 60L),
                                LocalTime.ofSecondOfDay(to * 60L)))
                        .toList(),
                Set.of());
        Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(hour * 3600L);
        hours.nextStart(at).ifPresent(start -> {
            assertThat(start).isAfter(at);
            assertThat(hours.contains(start)).isTrue();
            assertThat(hours.contains(start.minusNanos(1))).isFalse();
        });
    }

    private static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }

    private static WeeklyHours open(DayOfWeek day, String from, String to) {
        return new WeeklyHours(
                SHANGHAI, List.of(new WeeklyHours.Span(day, LocalTime.parse(from), LocalTime.parse(to))), Set.of());
    }

    private static boolean at(WeeklyHours hours, String local) {
        return hours.contains(LocalDateTime.parse(local).atZone(SHANGHAI).toInstant());
    }

    /** Other services judge by the told form: both must agree at every moment. */
    @Property
    void whatIsToldSaysTheSame(
            @ForAll @IntRange(max = 23) int from,
            @ForAll @IntRange(max = 23) int to,
            @ForAll DayOfWeek day,
            @ForAll @IntRange(max = 14 * 24 * 4) int quarter) {
        WeeklyHours hours = new WeeklyHours(
                ZoneId.of("Europe/Berlin"),
                List.of(new WeeklyHours.Span(day, LocalTime.of(from, 0), LocalTime.of(to, 0))),
                Set.of(LocalDate.of(2026, 10, 26)));
        // Over the end of summer time.
        Instant at = Instant.parse("2026-10-20T00:00:00Z").plusSeconds(quarter * 900L);
        assertThat(hours.told().contains(at)).isEqualTo(hours.contains(at));
    }
}
