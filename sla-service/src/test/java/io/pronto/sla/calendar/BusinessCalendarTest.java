package io.pronto.sla.calendar;

import static io.pronto.sla.calendar.CalendarFixtures.aCalendar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {
    private final BusinessCalendar shanghai = aCalendar("Asia/Shanghai")
            .onWeekdays("09:00", "12:00", "13:30", "18:00")
            .compiled();

    @Test
    void a_four_hour_promise_made_friday_evening_is_due_monday_noon() {
        assertThat(due(shanghai, "2026-11-20T17:20", Duration.ofHours(4))).isEqualTo(at(shanghai, "2026-11-23T13:50"));
        BusinessCalendar nineToSix =
                aCalendar("Asia/Shanghai").onWeekdays("09:00", "18:00").compiled();
        assertThat(due(nineToSix, "2026-11-20T17:20", Duration.ofHours(4)))
                .isEqualTo(at(nineToSix, "2026-11-23T12:20"));
    }

    @Test
    void a_deadline_on_closing_time_is_due_at_closing_not_at_the_next_opening() {
        assertThat(due(shanghai, "2026-11-20T17:00", Duration.ofHours(1))).isEqualTo(at(shanghai, "2026-11-20T18:00"));
        assertThat(shanghai.isOpen(at(shanghai, "2026-11-20T18:00"))).isFalse();
        assertThat(shanghai.isOpen(at(shanghai, "2026-11-20T09:00"))).isTrue();
    }

    @Test
    void the_moment_before_an_opening_counts_back_into_the_interval_that_opens_last() {
        Instant noon = at(shanghai, "2026-11-23T09:30");
        assertThat(shanghai.deadlineBefore(noon, Duration.ofMinutes(30)))
                .isEqualTo(new Deadline.Due(at(shanghai, "2026-11-23T09:00")));
        assertThat(shanghai.deadlineBefore(noon, Duration.ofMinutes(31)))
                .isEqualTo(new Deadline.Due(at(shanghai, "2026-11-20T17:59")));
    }

    @Test
    void holidays_make_up_days_and_half_days_replace_what_the_week_says() {
        BusinessCalendar calendar = aCalendar("Asia/Shanghai")
                .onWeekdays("09:00", "18:00")
                .closedOn("2026-10-01", "2026-10-02")
                .openOn("2026-10-10", "09:00", "18:00")
                .closedFor("2026-10-09", "13:00", "18:00")
                .compiled();
        assertThat(worked(calendar, "2026-10-01T00:00", "2026-10-03T00:00")).isZero();
        assertThat(worked(calendar, "2026-10-10T00:00", "2026-10-11T00:00")).isEqualTo(Duration.ofHours(9));
        assertThat(worked(calendar, "2026-10-09T00:00", "2026-10-10T00:00")).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void a_night_shift_runs_over_midnight_but_not_into_a_holiday() {
        BusinessCalendar nights =
                aCalendar("Europe/Berlin").onWeekdays("22:00", "06:00").compiled();
        assertThat(worked(nights, "2026-11-20T23:00", "2026-11-21T23:00")).isEqualTo(Duration.ofHours(7));
        BusinessCalendar holiday = aCalendar("Europe/Berlin")
                .onWeekdays("22:00", "06:00")
                .closedOn("2026-11-18")
                .compiled();
        assertThat(worked(holiday, "2026-11-17T12:00", "2026-11-19T12:00")).isEqualTo(Duration.ofHours(2));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-10-25, 25h",
        "Europe/Berlin, 2026-03-29, 23h",
        "Europe/Berlin, 2026-06-01, 24h",
        "Australia/Lord_Howe, 2026-04-05, 24h30m",
        "Australia/Lord_Howe, 2026-10-04, 23h30m",
        "America/St_Johns, 2010-11-07, 25h",
        "Asia/Kathmandu, 2026-03-29, 24h",
        "Pacific/Apia, 2011-12-30, 0h"
    })
    void a_day_around_the_clock_is_as_long_as_the_sun_and_the_law_make_it(String zone, LocalDate day, String hours) {
        BusinessCalendar calendar = new BusinessCalendar(CalendarDefinition.alwaysOpen("always", zone));
        Duration worked = calendar.workedBetween(
                day.atStartOfDay(calendar.zone()).toInstant(),
                day.plusDays(1).atStartOfDay(calendar.zone()).toInstant());
        assertThat(worked).isEqualTo(Duration.parse("PT" + hours));
    }

    @Test
    void hours_inside_a_spring_gap_and_an_autumn_overlap_follow_the_wall_clock() {
        BusinessCalendar early =
                aCalendar("Europe/Berlin").onEveryDay("01:00", "02:30").compiled();
        assertThat(worked(early, "2026-03-29T00:00", "2026-03-30T00:00")).isEqualTo(Duration.ofHours(1));
        BusinessCalendar late =
                aCalendar("Europe/Berlin").onEveryDay("02:30", "04:00").compiled();
        assertThat(worked(late, "2026-03-29T00:00", "2026-03-30T00:00")).isEqualTo(Duration.ofHours(1));
        assertThat(worked(late, "2026-10-25T00:00", "2026-10-26T00:00")).isEqualTo(Duration.ofMinutes(150));
    }

    @Test
    void a_deadline_a_lifetime_away_ends_and_one_beyond_all_calendars_is_refused() {
        BusinessCalendar tiny = aCalendar("Asia/Shanghai")
                .on(DayOfWeek.WEDNESDAY, "10:00", "10:15")
                .compiled();
        assertThat(due(tiny, "2026-11-18T10:00", Duration.ofHours(100))).isEqualTo(at(tiny, "2034-07-12T10:15"));
        assertThat(tiny.deadlineAfter(at(tiny, "2026-11-18T10:00"), Duration.ofDays(365)))
                .isInstanceOf(Deadline.Never.class);
        assertThat(tiny.deadlineAfter(at(tiny, "2026-11-18T10:00"), Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(Deadline.Never.class);
    }

    @Test
    void a_reversed_range_and_a_negative_duration_are_errors_that_say_so() {
        Instant now = at(shanghai, "2026-11-20T17:00");
        assertThatThrownBy(() -> shanghai.workedBetween(now, now.minusSeconds(1)))
                .hasMessageContaining("reversed");
        assertThatThrownBy(() -> shanghai.deadlineAfter(now, Duration.ofSeconds(-1)))
                .hasMessageContaining("negative");
        assertThatThrownBy(() -> shanghai.isOpen(Instant.MAX)).hasMessageContaining("calculable");
    }

    private static Instant due(BusinessCalendar calendar, String from, Duration working) {
        return ((Deadline.Due) calendar.deadlineAfter(at(calendar, from), working)).at();
    }

    private static Duration worked(BusinessCalendar calendar, String from, String to) {
        return calendar.workedBetween(at(calendar, from), at(calendar, to));
    }

    private static Instant at(BusinessCalendar calendar, String local) {
        ZoneId zone = calendar.zone();
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    @Test
    void the_next_change_is_the_next_opening_or_closing() {
        BusinessCalendar office = CalendarFixtures.aCalendar("UTC")
                .onWeekdays("09:00", "12:00", "13:00", "18:00")
                .compiled();
        assertThat(office.nextChange(Instant.parse("2026-11-20T10:00:00Z")))
                .hasValue(Instant.parse("2026-11-20T12:00:00Z"));
        assertThat(office.nextChange(Instant.parse("2026-11-20T12:00:00Z")))
                .hasValue(Instant.parse("2026-11-20T13:00:00Z"));
        assertThat(office.nextChange(Instant.parse("2026-11-20T18:00:00Z")))
                .hasValue(Instant.parse("2026-11-23T09:00:00Z"));
        assertThat(office.nextChange(Instant.parse("2026-12-31T18:30:00Z")))
                .hasValue(Instant.parse("2027-01-01T09:00:00Z"));
        BusinessCalendar overTheTurn =
                CalendarFixtures.aCalendar("UTC").onEveryDay("20:00", "04:00").compiled();
        assertThat(overTheTurn.nextChange(Instant.parse("2026-12-31T23:00:00Z")))
                .hasValue(Instant.parse("2027-01-01T04:00:00Z"));
        assertThat(new BusinessCalendar(CalendarDefinition.alwaysOpen("always", "UTC"))
                        .nextChange(Instant.parse("2026-11-20T10:00:00Z")))
                .isEmpty();
    }

    @Test
    void a_year_shows_what_each_date_is() {
        BusinessCalendar calendar = CalendarFixtures.aCalendar("Asia/Shanghai")
                .onWeekdays("09:00", "18:00")
                .closedOn("2026-10-01")
                .openOn("2026-10-10", "10:00", "16:00")
                .closedFor("2026-02-16", "12:00", "18:00")
                .compiled();
        java.util.List<DayOfYear> days = calendar.days(2026);
        assertThat(days).hasSize(365);
        assertThat(days.get(273)).hasToString("DayOfYear[date=2026-10-01, kind=CLOSED, name=holiday, hours=[]]");
        assertThat(days.get(282))
                .hasToString("DayOfYear[date=2026-10-10, kind=CHANGED, name=make-up day, hours=[10:00-16:00]]");
        assertThat(days.get(46))
                .hasToString("DayOfYear[date=2026-02-16, kind=PARTLY, name=half day, hours=[09:00-12:00]]");
        assertThat(days.get(4)).hasToString("DayOfYear[date=2026-01-05, kind=OPEN, name=, hours=[09:00-18:00]]");
        assertThat(days.get(3).kind()).isEqualTo(DayOfYear.Kind.CLOSED);
    }
}
