package io.pronto.sla.calendar.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.sla.calendar.PublicHoliday;
import io.pronto.sla.calendar.PublicHolidays;
import io.pronto.sla.calendar.PublicHolidaysContract;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedHolidaysTest implements PublicHolidaysContract {
    private final PublicHolidays holidays =
            new PublishedHolidays(Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC));

    @Override
    public PublicHolidays holidays() {
        return holidays;
    }

    /** Days off and make-up days of the notices of the State Council. */
    @ParameterizedTest
    @CsvSource({"2019, 28, 6", "2023, 26, 7", "2024, 28, 8", "2025, 28, 5", "2026, 33, 6"})
    void china_has_the_days_that_were_published(int year, int off, int worked) {
        List<PublicHoliday> days = holidays.of("cn", year).orElseThrow();
        assertThat(days).extracting(PublicHoliday::date).isSorted().doesNotHaveDuplicates();
        assertThat(days.stream().filter(PublicHoliday::makeUp)).hasSize(worked);
        assertThat(days.stream().filter(day -> !day.makeUp())).hasSize(off);
        assertThat(days)
                .allSatisfy(day -> assertThat(day.name()).matches("[A-Za-z' -]+"))
                .allSatisfy(day -> assertThat(day.nameZh()).matches("[\\p{IsHan}、]+"));
        assertThat(days.stream().filter(PublicHoliday::makeUp))
                .allSatisfy(day -> assertThat(day.date().getDayOfWeek()).isIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
    }

    @Test
    void the_national_day_of_2026_is_paid_for_with_two_weekend_days() {
        assertThat(holidays.of("cn", 2026).orElseThrow())
                .contains(
                        new PublicHoliday(LocalDate.of(2026, 9, 20), "National Day", "国庆节", true),
                        new PublicHoliday(LocalDate.of(2026, 10, 1), "National Day", "国庆节", false),
                        new PublicHoliday(LocalDate.of(2026, 10, 10), "National Day", "国庆节", true));
    }

    @Test
    void the_main_regions_are_there() {
        assertThat(holidays.regions()).extracting(PublicHolidays.Region::id).contains("cn", "de", "us", "gb");
    }

    @Test
    void other_countries_follow_their_rules() {
        assertThat(holidays.of("de", 2026).orElseThrow())
                .hasSize(9)
                .contains(new PublicHoliday(LocalDate.of(2026, 10, 3), "German Unity Day", "德国统一日", false));
        assertThat(holidays.of("gb", 2026).orElseThrow())
                .extracting(PublicHoliday::date)
                .contains(LocalDate.of(2026, 8, 31), LocalDate.of(2026, 12, 28));
    }
}
