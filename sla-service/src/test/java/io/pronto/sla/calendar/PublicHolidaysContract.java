package io.pronto.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;

/** What every source of public holidays does. */
public interface PublicHolidaysContract {
    PublicHolidays holidays();

    @Test
    default void every_region_knows_the_years_it_names() {
        PublicHolidays holidays = holidays();
        assertThat(holidays.regions())
                .isNotEmpty()
                .extracting(PublicHolidays.Region::id)
                .doesNotHaveDuplicates();
        for (PublicHolidays.Region region : holidays.regions()) {
            assertThat(region.years()).as(region.id()).isNotEmpty().isSorted().doesNotHaveDuplicates();
            for (int year : region.years()) {
                assertThat(holidays.of(region.id(), year))
                        .as(region.id() + year)
                        .hasValueSatisfying(days -> {
                            assertThat(days).isNotEmpty();
                            assertThat(days).allMatch(day -> day.date().getYear() == year);
                            assertThat(days)
                                    .extracting(PublicHoliday::date)
                                    .isSorted()
                                    .doesNotHaveDuplicates();
                            assertThat(days).allSatisfy(day -> {
                                assertThat(day.name()).isNotBlank();
                                assertThat(day.nameZh()).isNotBlank();
                            });
                            assertThat(days.stream().filter(PublicHoliday::makeUp))
                                    .allMatch(day -> day.date().getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0);
                        });
            }
        }
    }

    @Test
    default void an_unknown_region_or_year_is_nothing_instead_of_a_year_without_holidays() {
        PublicHolidays holidays = holidays();
        assertThat(holidays.of("atlantis", 2026)).isEmpty();
        for (PublicHolidays.Region region : holidays.regions()) {
            assertThat(holidays.of(region.id(), region.years().getFirst() - 1))
                    .as(region.id())
                    .isEmpty();
            assertThat(holidays.of(region.id(), region.years().getLast() + 1))
                    .as(region.id())
                    .isEmpty();
        }
    }
}
