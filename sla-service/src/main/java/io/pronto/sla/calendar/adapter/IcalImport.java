package io.pronto.sla.calendar.adapter;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneInfo;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.DurationProperty;
import biweekly.property.RecurrenceRule;
import biweekly.property.Status;
import biweekly.property.Summary;
import biweekly.util.DateTimeComponents;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import io.pronto.sla.calendar.Closure;
import io.pronto.sla.calendar.Span;
import io.pronto.sla.calendar.SpecialDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of an iCalendar file (RFC 5545) as closed days and closed hours. Whatever the file says, the work and
 * the result are bounded: the file's size, its components and their depth, the length of an event, and the dates that
 * its recurrences come to. Recurrences are unrolled from last year to {@value #YEARS_AHEAD} years ahead.
 */
final class IcalImport {
    /** Most bytes of a file, and so most characters. */
    static final int MAX_LENGTH = 1 << 20;

    static final int MAX_EVENTS = 2_000;
    /** Most dates that all events come to. */
    static final int MAX_DATES = 2_000;
    /** Most dates of one recurrence. */
    static final int MAX_OCCURRENCES = 400;

    static final int MAX_DAYS_LONG = 366;
    static final int YEARS_AHEAD = 5;

    private static final int MAX_COMPONENTS = 3 * MAX_EVENTS;
    private static final int MAX_DEPTH = 5;
    private static final int MAX_LINE = 10_000;
    private static final int MAX_NAME = 100;
    private static final int FIRST_YEAR = 1970;
    private static final Set<Frequency> BY_DATE =
            Set.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY);

    private final ZoneId zone;
    private final LocalDate first;
    private final LocalDate last;
    private final Map<LocalDate, SpecialDay> days = new TreeMap<>();
    private final List<Closure> closures = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();

    private IcalImport(ZoneId zone, LocalDate today) {
        this.zone = zone;
        this.first = today.minusYears(1).withDayOfYear(1);
        this.last = today.plusYears(YEARS_AHEAD);
    }

    /**
     * An event that became nothing.
     *
     * @param event its summary
     * @param reason a stable code: {@code cancelled}, {@code no-start}, {@code empty}, {@code make-up-day} (a working day,
     *     to be entered with its hours) or {@code outside-years}
     */
    record Skipped(String event, String reason) {}

    /** What came of a file. */
    sealed interface Outcome {
        /** @param days closed the whole day */
        record Imported(List<SpecialDay> days, List<Closure> closures, List<Skipped> skipped) implements Outcome {}

        /**
         * @param reason a stable code
         * @param event the event at fault, if it is one
         */
        record Refused(Reason reason, String event) implements Outcome {}
    }

    /** Why a file is refused as a whole. */
    enum Reason {
        NO_ICALENDAR,
        TOO_LARGE,
        ENDLESS,
        TOO_LONG
    }

    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Outcome.Refused outcome;

        Refusal(Reason reason, String event) {
            super(reason + " " + event, null, false, false);
            this.outcome = new Outcome.Refused(reason, event);
        }
    }

    /**
     * Reads a file.
     *
     * @param zone whose wall clock the closures are on, and that of times without a zone
     * @param today the middle of the years that are taken
     */
    static Outcome read(String text, ZoneId zone, LocalDate today) {
        try {
            return new IcalImport(zone, today).read(text);
        } catch (Refusal refusal) {
            return refusal.outcome;
        }
    }

    private Outcome read(String text) {
        checkShape(text);
        ICalendar calendar = Biweekly.parse(text).first();
        if (calendar == null) {
            throw new Refusal(Reason.NO_ICALENDAR, "");
        }
        if (calendar.getEvents().size() > MAX_EVENTS) {
            throw new Refusal(Reason.TOO_LARGE, "");
        }
        for (VEvent event : calendar.getEvents()) {
            take(event, calendar.getTimezoneInfo());
        }
        List<Closure> left = closures.stream()
                .filter(closure -> !days.containsKey(closure.date()))
                .distinct()
                .sorted(java.util.Comparator.comparing(Closure::date)
                        .thenComparing(closure -> closure.hours().from()))
                .toList();
        return new Outcome.Imported(List.copyOf(days.values()), left, List.copyOf(skipped));
    }

    /** Before the library sees it. */
    private static void checkShape(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new Refusal(Reason.TOO_LARGE, "");
        }
        int components = 0;
        int depth = 0;
        for (String line : text.lines().toList()) {
            if (line.length() > MAX_LINE) {
                throw new Refusal(Reason.TOO_LARGE, "");
            }
            String upper = line.length() > 20 ? "" : line.toUpperCase(Locale.ROOT);
            if (upper.startsWith("BEGIN:")) {
                depth++;
                if (++components > MAX_COMPONENTS || depth > MAX_DEPTH) {
                    throw new Refusal(Reason.TOO_LARGE, "");
                }
            } else if (upper.startsWith("END:")) {
                depth--;
            }
        }
        if (components == 0) {
            throw new Refusal(Reason.NO_ICALENDAR, "");
        }
    }

    private void take(VEvent event, TimezoneInfo zones) {
        String name = name(event);
        DateStart start = event.getDateStart();
        Status status = event.getStatus();
        if (status != null && status.isCancelled()) {
            skipped.add(new Skipped(name, "cancelled"));
        } else if (start == null || start.getValue() == null) {
            skipped.add(new Skipped(name, "no-start"));
        } else if (name.contains("班")) {
            // Holiday feeds of China name make-up working days so: 春节(班), 补班.
            skipped.add(new Skipped(name, "make-up-day"));
        } else if (start.getValue().hasTime()) {
            hours(event, start.getValue(), name, zones);
        } else {
            wholeDays(event, start.getValue(), name);
        }
    }

    private void wholeDays(VEvent event, ICalDate start, String name) {
        LocalDate begin = date(start);
        DateEnd end = event.getDateEnd();
        long length = 1;
        if (end != null && end.getValue() != null) {
            length = ChronoUnit.DAYS.between(begin, date(end.getValue()));
        } else {
            Duration duration = duration(event);
            length = duration == null ? 1 : duration.toDays();
        }
        if (length > MAX_DAYS_LONG) {
            throw new Refusal(Reason.TOO_LONG, name);
        }
        if (length < 1) {
            skipped.add(new Skipped(name, "empty"));
            return;
        }
        boolean any = false;
        for (Instant occurrence : occurrences(event, start, name, ZoneOffset.UTC)) {
            LocalDate date = LocalDate.ofInstant(occurrence, ZoneOffset.UTC);
            for (long day = 0; day < length; day++) {
                any |= close(date.plusDays(day), name);
            }
        }
        if (!any) {
            skipped.add(new Skipped(name, "outside-years"));
        }
    }

    private void hours(VEvent event, ICalDate start, String name, TimezoneInfo zones) {
        boolean floating = zones.isFloating(event.getDateStart());
        Duration length = Duration.ZERO;
        DateEnd end = event.getDateEnd();
        Duration given = duration(event);
        if (end != null && end.getValue() != null) {
            length = Duration.between(start.toInstant(), end.getValue().toInstant());
        } else if (given != null) {
            length = given;
        }
        if (length.toDays() > MAX_DAYS_LONG) {
            throw new Refusal(Reason.TOO_LONG, name);
        }
        if (!length.isPositive()) {
            skipped.add(new Skipped(name, "empty"));
            return;
        }
        boolean any = false;
        for (Instant occurrence : occurrences(event, start, name, zoneOf(event, zones))) {
            LocalDateTime from = floating
                    ? LocalDateTime.ofInstant(occurrence, ZoneId.systemDefault())
                    : LocalDateTime.ofInstant(occurrence, zone);
            LocalDateTime to = floating ? from.plus(length) : LocalDateTime.ofInstant(occurrence.plus(length), zone);
            any |= close(from, to, name);
        }
        if (!any) {
            skipped.add(new Skipped(name, "outside-years"));
        }
    }

    private ZoneId zoneOf(VEvent event, TimezoneInfo zones) {
        var assignment = zones.getTimezone(event.getDateStart());
        return assignment == null ? zone : assignment.getTimeZone().toZoneId();
    }

    /** The starts of an event that matter here, in order. */
    private List<Instant> occurrences(VEvent event, ICalDate start, String name, ZoneId eventZone) {
        RecurrenceRule rule = event.getRecurrenceRule();
        Recurrence recurrence = rule == null ? null : rule.getValue();
        boolean plain = recurrence == null && event.getRecurrenceDates().isEmpty();
        Instant begin = start.hasTime()
                ? start.toInstant()
                : date(start).atStartOfDay(ZoneOffset.UTC).toInstant();
        if (plain) {
            return List.of(begin);
        }
        if (recurrence != null && (recurrence.getFrequency() == null || !BY_DATE.contains(recurrence.getFrequency()))) {
            throw new Refusal(Reason.ENDLESS, name);
        }
        if (date(start).getYear() < FIRST_YEAR) {
            return List.of();
        }
        Instant until = last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        DateIterator dates =
                event.getDateIterator(start.hasTime() ? TimeZone.getTimeZone(eventZone) : TimeZone.getDefault());
        dates.advanceTo(Date.from(first.atStartOfDay(ZoneOffset.UTC).toInstant()));
        List<Instant> found = new ArrayList<>();
        while (dates.hasNext()) {
            Date next = dates.next();
            Instant at = start.hasTime()
                    ? next.toInstant()
                    : LocalDate.ofInstant(next.toInstant(), ZoneId.systemDefault())
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
            if (at.isAfter(until)) {
                break;
            }
            if (found.size() >= MAX_OCCURRENCES) {
                throw new Refusal(Reason.ENDLESS, name);
            }
            found.add(at);
        }
        return found;
    }

    private boolean close(LocalDate date, String name) {
        if (date.isBefore(first) || date.isAfter(last)) {
            return false;
        }
        days.putIfAbsent(date, SpecialDay.closed(date, name));
        checkSize(name);
        return true;
    }

    /** A closure of each date that the time touches; dates that it fills are closed. */
    private boolean close(LocalDateTime from, LocalDateTime to, String name) {
        boolean any = false;
        LocalDateTime begin = from;
        while (begin.isBefore(to)) {
            LocalDateTime midnight = begin.toLocalDate().plusDays(1).atStartOfDay();
            LocalDateTime end = to.isBefore(midnight) ? to : midnight;
            if (begin.toLocalTime().equals(LocalTime.MIDNIGHT) && end.equals(midnight)) {
                any |= close(begin.toLocalDate(), name);
            } else if (!begin.toLocalDate().isBefore(first)
                    && !begin.toLocalDate().isAfter(last)) {
                int second = begin.toLocalTime().toSecondOfDay();
                int length = (int) Duration.between(begin, end).toSeconds();
                if (length > 0) {
                    closures.add(new Closure(begin.toLocalDate(), name, new Span(second, second + length)));
                    checkSize(name);
                    any = true;
                }
            }
            begin = end;
        }
        return any;
    }

    private void checkSize(String name) {
        if (days.size() + closures.size() > MAX_DATES) {
            throw new Refusal(Reason.TOO_LARGE, name);
        }
    }

    /** A date without time is written as such, whatever zone the library gave it. */
    private static LocalDate date(ICalDate value) {
        DateTimeComponents raw = value.getRawComponents();
        return raw == null
                ? LocalDate.ofInstant(value.toInstant(), ZoneId.systemDefault())
                : LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate());
    }

    private static @Nullable Duration duration(VEvent event) {
        DurationProperty given = event.getDuration();
        return given == null || given.getValue() == null
                ? null
                : Duration.ofMillis(given.getValue().toMillis());
    }

    private static String name(VEvent event) {
        Summary summary = event.getSummary();
        String name = summary == null || summary.getValue() == null
                ? ""
                : summary.getValue().strip();
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
    }
}
