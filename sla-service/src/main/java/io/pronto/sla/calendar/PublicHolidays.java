package io.pronto.sla.calendar;

import java.util.List;
import java.util.Optional;

/** Public holidays as they are published, for people to take into their calendars. */
public interface PublicHolidays {
    /**
     * Where holidays are known of.
     *
     * @param id such as {@code cn}
     * @param years the years that are known, rising
     */
    record Region(String id, String name, String nameZh, List<Integer> years) {
        public Region {
            years = List.copyOf(years);
        }
    }

    /** All regions, in the order in which they are shown. */
    List<Region> regions();

    /** The days of a year in order, or nothing when region or year is not known. */
    Optional<List<PublicHoliday>> of(String region, int year);
}
