package io.pronto.sla.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A calendar as people write it; {@link #check()} says what is wrong with it and {@link BusinessCalendar} calculates
 * with it.
 *
 * @param id stable name, such as {@code support-hours}
 * @param name in English
 * @param nameZh in Chinese
 * @param timeZone a zone of the tz database, such as {@code Asia/Shanghai}
 * @param week hours of each weekday; a weekday left out is closed
 */
public record CalendarDefinition(
        String id,
        String name,
        String nameZh,
        String timeZone,
        Map<DayOfWeek, List<Span>> week,
        List<SpecialDay> days,
        List<Closure> closures) {
    /** Most hours of one day. */
    static final int MAX_SPANS = 24;
    /** Most special days, and most closures: a few decades of holidays. */
    static final int MAX_DAYS = 2_000;

    private static final int WEEK = 7 * Span.DAY;

    public CalendarDefinition {
        Map<DayOfWeek, List<Span>> hours = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, spans) -> hours.put(day, List.copyOf(spans)));
        week = Map.copyOf(hours);
        days = List.copyOf(days);
        closures = List.copyOf(closures);
    }

    /** Open at every moment. 7×24 */
    public static CalendarDefinition alwaysOpen(String id, String zone) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new Span(0, Span.DAY)));
        }
        return new CalendarDefinition(id, "Around the clock", "全天候", zone, week, List.of(), List.of());
    }

    /** The first thing that makes this no usable calendar, or nothing. */
    public Optional<CalendarRefusal> check() {
        if (!java.time.ZoneId.getAvailableZoneIds().contains(timeZone)) {
            return Optional.of(new CalendarRefusal(
                    CalendarRefusal.Reason.UNKNOWN_ZONE,
                    "timeZone",
                    "'" + timeZone + "' is no time zone.",
                    "Use a name of the tz database such as Asia/Shanghai or Europe/Berlin."));
        }
        Optional<CalendarRefusal> tooMuch = checkSizes();
        if (tooMuch.isPresent()) {
            return tooMuch;
        }
        Optional<CalendarRefusal> week = checkWeek();
        return week.isPresent() ? week : checkDays();
    }

    private Optional<CalendarRefusal> checkSizes() {
        if (days.size() > MAX_DAYS || closures.size() > MAX_DAYS) {
            return Optional.of(new CalendarRefusal(
                    CalendarRefusal.Reason.TOO_MANY,
                    days.size() > MAX_DAYS ? "days" : "closures",
                    "More than " + MAX_DAYS + " entries.",
                    "Leave out days that are past."));
        }
        for (Map.Entry<DayOfWeek, List<Span>> day : week.entrySet()) {
            if (day.getValue().size() > MAX_SPANS) {
                return Optional.of(tooManySpans("week." + name(day.getKey())));
            }
        }
        for (SpecialDay day : days) {
            if (day.hours().size() > MAX_SPANS) {
                return Optional.of(tooManySpans("days[" + day.date() + "]"));
            }
        }
        return Optional.empty();
    }

    private static CalendarRefusal tooManySpans(String field) {
        return new CalendarRefusal(
                CalendarRefusal.Reason.TOO_MANY,
                field,
                "More than " + MAX_SPANS + " intervals in a day.",
                "Join intervals that touch.");
    }

    private Optional<CalendarRefusal> checkWeek() {
        record At(int from, int to, DayOfWeek day) {}
        List<At> spans = new ArrayList<>();
        week.forEach((day, hours) -> {
            int midnight = (day.getValue() - 1) * Span.DAY;
            hours.forEach(span -> spans.add(new At(midnight + span.from(), midnight + span.to(), day)));
        });
        if (spans.isEmpty()) {
            return Optional.of(new CalendarRefusal(
                    CalendarRefusal.Reason.NEVER_OPEN,
                    "week",
                    "No weekday has hours, so that no deadline would ever come.",
                    "Give at least one weekday an interval."));
        }
        spans.sort(Comparator.comparingInt(At::from));
        for (int i = 0; i < spans.size(); i++) {
            At span = spans.get(i);
            boolean last = i == spans.size() - 1;
            int nextStart =
                    last ? spans.getFirst().from() + WEEK : spans.get(i + 1).from();
            if (span.to() > nextStart && !(last && i == 0)) {
                DayOfWeek next = (last ? spans.getFirst() : spans.get(i + 1)).day();
                return Optional.of(overlap("week." + name(next)));
            }
        }
        return Optional.empty();
    }

    private Optional<CalendarRefusal> checkDays() {
        Set<LocalDate> seen = new HashSet<>();
        for (SpecialDay day : days) {
            if (!seen.add(day.date())) {
                return Optional.of(new CalendarRefusal(
                        CalendarRefusal.Reason.TWICE,
                        "days[" + day.date() + "]",
                        "The date is there twice.",
                        "Keep one entry per date."));
            }
            List<Span> hours = day.hours().stream()
                    .sorted(Comparator.comparingInt(Span::from))
                    .toList();
            for (int i = 1; i < hours.size(); i++) {
                if (hours.get(i).from() < hours.get(i - 1).to()) {
                    return Optional.of(overlap("days[" + day.date() + "]"));
                }
            }
        }
        return Optional.empty();
    }

    private static CalendarRefusal overlap(String field) {
        return new CalendarRefusal(
                CalendarRefusal.Reason.OVERLAP,
                field,
                "Two intervals overlap, one perhaps running over midnight.",
                "Join them or move one.");
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(java.util.Locale.ROOT);
    }
}
