package io.pronto.routing.hours;

import io.pronto.contracts.OpeningHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The same hours every week, in one time zone, but for whole days off.
 *
 * @param spans when it is open; without any it never is. Spans may touch and overlap
 * @param daysOff dates, in the zone, on which it is closed; a span that began the evening before is cut at midnight
 */
public record WeeklyHours(ZoneId zone, List<Span> spans, Set<LocalDate> daysOff) {
    private static final int DAYS_AHEAD = 400;

    public WeeklyHours {
        spans = List.copyOf(spans);
        daysOff = Set.copyOf(daysOff);
    }

    /** As the other services are told. */
    public OpeningHours told() {
        return new OpeningHours(
                zone.getId(),
                spans.stream()
                        .map(span -> new OpeningHours.Span(span.day(), span.from(), span.to()))
                        .toList(),
                daysOff);
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
     * The first moment after that one at which it opens, looking {@value #DAYS_AHEAD} days ahead; none when it does not close before
     * then, or does not open.
     */
    public Optional<Instant> nextStart(Instant after) {
        LocalDate today = after.atZone(zone).toLocalDate();
        return IntStream.rangeClosed(0, DAYS_AHEAD)
                .mapToObj(today::plusDays)
                .flatMap(date -> spans.stream()
                        .filter(span -> span.day() == date.getDayOfWeek() && !daysOff.contains(date))
                        .map(span -> date.atTime(span.from()).atZone(zone).toInstant())
                        // A span that only goes on where another is running opens nothing.
                        .filter(from -> from.isAfter(after) && contains(from) && !contains(from.minusNanos(1)))
                        .sorted())
                .findFirst();
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
