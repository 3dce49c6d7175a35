package io.pronto.routing.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

/**
 * The same hours every week, in one time zone, but for whole days off.
 *
 * @param spans when it is open; without any it never is. Spans may touch and overlap
 * @param daysOff dates, in the zone, on which it is closed; a span that began the evening before is cut at midnight
 */
public record WeeklyHours(ZoneId zone, List<Span> spans, Set<LocalDate> daysOff) {
    public WeeklyHours {
        spans = List.copyOf(spans);
        daysOff = Set.copyOf(daysOff);
    }

    /** Whether it is open at that moment. */
    public boolean contains(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        if (daysOff.contains(local.toLocalDate())) {
            return false;
        }
        LocalTime time = local.toLocalTime();
        DayOfWeek today = local.getDayOfWeek();
        LocalDate eve = local.toLocalDate().minusDays(1);
        return spans.stream()
                .anyMatch(span -> span.day() == today && span.coversFromItsDay(time)
                        || span.day() == eve.getDayOfWeek() && !daysOff.contains(eve) && span.coversOnTheNextDay(time));
    }

    /**
     * From one time of the clock to another.
     *
     * @param from the first moment that counts
     * @param to the first that counts no more. Not after {@code from}, it is of the next day: 22:00 to 06:00 is a night, 00:00 to
     *     00:00 a whole day
     */
    public record Span(DayOfWeek day, LocalTime from, LocalTime to) {
        private boolean overnight() {
            return !to.isAfter(from);
        }

        private boolean coversFromItsDay(LocalTime time) {
            return !time.isBefore(from) && (overnight() || time.isBefore(to));
        }

        private boolean coversOnTheNextDay(LocalTime time) {
            return overnight() && time.isBefore(to);
        }
    }
}
