package io.pronto.contracts;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

/**
 * The same hours every week in one time zone, but for whole days off. 营业时间
 *
 * @param zone a key of the time-zone database, such as {@code Europe/Berlin}
 * @param daysOff dates, in the zone, on which it is closed
 */
public record OpeningHours(String zone, List<Span> week, Set<LocalDate> daysOff) {
    public OpeningHours {
        week = List.copyOf(week);
        daysOff = Set.copyOf(daysOff);
    }

    /**
     * From one time of the clock to another. Not after {@code from}, {@code to} is of the next day: 22:00 to 06:00 is a night, 00:00
     * to 00:00 a whole day.
     */
    public record Span(DayOfWeek day, LocalTime from, LocalTime to) {}

    /** Whether it is open at that moment. */
    public boolean contains(Instant at) {
        ZonedDateTime local = at.atZone(ZoneId.of(zone));
        LocalDate today = local.toLocalDate();
        LocalTime time = local.toLocalTime();
        if (daysOff.contains(today)) {
            return false;
        }
        for (Span span : week) {
            boolean overnight = !span.to().isAfter(span.from());
            if (span.day() == today.getDayOfWeek()
                    && !time.isBefore(span.from())
                    && (overnight || time.isBefore(span.to()))) {
                return true;
            }
            LocalDate eve = today.minusDays(1);
            if (overnight && span.day() == eve.getDayOfWeek() && !daysOff.contains(eve) && time.isBefore(span.to())) {
                return true;
            }
        }
        return false;
    }
}
