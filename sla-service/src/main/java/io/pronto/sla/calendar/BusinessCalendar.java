package io.pronto.sla.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Exact working-time arithmetic over one {@link CalendarDefinition}, to the nanosecond, for moments from 1970 to
 * {@link #HORIZON}. Immutable and safe for many threads.
 *
 * <p>The hours of each local date become moments by the zone's rules. Wall-clock times that a spring change skips are
 * the moment of the change; those that an autumn change repeats are the first of the two. So a schedule of 24 hours
 * has 25 on a day of 25 hours and 23 on a day of 23, and neighbouring intervals never overlap.
 *
 * <p>A year's moments are laid out on first use and kept, so that an operation costs one or two short searches
 * wherever its end lies.
 */
public final class BusinessCalendar {
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;
    private static final long NANOS = 1_000_000_000L;
    /** Years of the mean length that a nanosecond is. */
    private static final double YEARS_OF_NANO = 1e-9 / 31_556_952;

    /** The end of calculable time. */
    public static final Instant HORIZON = Instant.parse("2199-12-30T00:00:00Z");
    /** The start of calculable time. */
    public static final Instant DAWN = Instant.parse("1970-01-02T00:00:00Z");

    private final CalendarDefinition definition;
    private final ZoneId zone;
    private final ZoneRules rules;
    private final Map<LocalDate, SpecialDay> days = new HashMap<>();
    private final Map<LocalDate, List<Span>> closures = new HashMap<>();
    private final AtomicReferenceArray<YearOfHours> years = new AtomicReferenceArray<>(LAST_YEAR - FIRST_YEAR + 1);

    /** @throws IllegalArgumentException if {@link CalendarDefinition#check()} objects; ask it first */
    public BusinessCalendar(CalendarDefinition definition) {
        definition.check().ifPresent(refusal -> {
            throw new IllegalArgumentException("Calendar " + definition.id() + " is not usable: " + refusal
                    + ". Check a definition before calculating with it.");
        });
        this.definition = definition;
        this.zone = ZoneId.of(definition.timeZone());
        this.rules = zone.getRules();
        definition.days().forEach(day -> days.put(day.date(), day));
        definition
                .closures()
                .forEach(closure -> closures.computeIfAbsent(closure.date(), date -> new ArrayList<>())
                        .add(closure.hours()));
    }

    /** What this calculates with. */
    public CalendarDefinition definition() {
        return definition;
    }

    /** Whether the moment counts; opening time does, closing time does not. */
    public boolean isOpen(Instant moment) {
        long at = nanos(moment);
        return yearOf(at).isOpen(at);
    }

    /**
     * The first moment by which the working time has passed since {@code from}. Nothing to work is due at once, open or
     * not.
     *
     * @throws IllegalArgumentException if the duration is negative or {@code from} is outside calculable time
     */
    public Deadline deadlineAfter(Instant from, Duration working) {
        long at = nanos(from);
        long left = lengthOf(working);
        if (left == 0) {
            return new Deadline.Due(from);
        }
        int index = indexOf(at);
        long target = year(index).workedUntil(at) + left;
        while (target > year(index).total()) {
            target -= year(index).total();
            if (++index >= years.length()) {
                return new Deadline.Never(HORIZON);
            }
        }
        return new Deadline.Due(instant(year(index).firstMomentAfter(target)));
    }

    /**
     * The last moment from which the working time passes until {@code to}.
     *
     * @throws IllegalArgumentException if the duration is negative or {@code to} is outside calculable time
     */
    public Deadline deadlineBefore(Instant to, Duration working) {
        long at = nanos(to);
        long left = lengthOf(working);
        if (left == 0) {
            return new Deadline.Due(to);
        }
        int index = indexOf(at);
        long target = year(index).workedUntil(at) - left;
        while (target < 0) {
            if (--index < 0) {
                return new Deadline.Never(DAWN);
            }
            target += year(index).total();
        }
        return new Deadline.Due(instant(year(index).lastMomentWith(target)));
    }

    /**
     * Working time between two moments.
     *
     * @throws IllegalArgumentException if {@code to} is before {@code from}, or one is outside calculable time
     */
    public Duration workedBetween(Instant from, Instant to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "The range from " + from + " to " + to + " is reversed. Maybe its ends are swapped.");
        }
        long start = nanos(from);
        long end = nanos(to);
        int first = indexOf(start);
        int last = indexOf(end);
        long worked = year(last).workedUntil(end) - year(first).workedUntil(start);
        for (int index = first; index < last; index++) {
            worked += year(index).total();
        }
        return Duration.ofNanos(worked);
    }

    /**
     * The first moment after {@code from} at which the calendar opens or closes, or nothing when it never does again.
     *
     * @throws IllegalArgumentException if {@code from} is outside calculable time
     */
    public Optional<Instant> nextChange(Instant from) {
        long at = nanos(from);
        int index = indexOf(at);
        boolean open = year(index).isOpen(at);
        while (true) {
            long change = year(index).changeAfter(at);
            if (change < year(index).end) {
                return Optional.of(instant(change));
            }
            if (++index >= years.length()) {
                return Optional.empty();
            }
            // Over the turn of the year it may go on as it is.
            at = year(index).start;
            if (year(index).isOpen(at) != open) {
                return Optional.of(instant(at));
            }
        }
    }

    /** Every date of a year, from 1971 to 2198, in order. */
    public List<DayOfYear> days(int year) {
        List<DayOfYear> all = new ArrayList<>(366);
        LocalDate next = LocalDate.of(year + 1, 1, 1);
        for (LocalDate date = LocalDate.of(year, 1, 1); date.isBefore(next); date = date.plusDays(1)) {
            all.add(day(date));
        }
        return all;
    }

    private DayOfYear day(LocalDate date) {
        List<Span> hours = openPieces(date).stream()
                .map(piece -> new Span(piece[0], piece[1]))
                .toList();
        SpecialDay special = days.get(date);
        Optional<Closure> closure = definition.closures().stream()
                .filter(closed -> closed.date().equals(date))
                .findFirst();
        String name =
                special != null ? special.name() : closure.map(Closure::name).orElse("");
        DayOfYear.Kind kind;
        if (hours.isEmpty()) {
            kind = DayOfYear.Kind.CLOSED;
        } else if (closure.isPresent()) {
            kind = DayOfYear.Kind.PARTLY;
        } else {
            kind = special != null ? DayOfYear.Kind.CHANGED : DayOfYear.Kind.OPEN;
        }
        return new DayOfYear(date, kind, name, hours);
    }

    private static long nanos(Instant moment) {
        if (moment.isBefore(DAWN) || moment.isAfter(HORIZON)) {
            throw new IllegalArgumentException(
                    moment + " is outside calculable time, " + DAWN + " to " + HORIZON + ". Maybe its unit is wrong.");
        }
        return moment.getEpochSecond() * NANOS + moment.getNano();
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    private static long lengthOf(Duration working) {
        if (working.isNegative()) {
            throw new IllegalArgumentException("A working time of " + working + " is negative.");
        }
        // More than calculable time comes to the same refusal as calculable time and keeps the sums from overflowing.
        Duration longest = Duration.between(DAWN, HORIZON).plusDays(2);
        return (working.compareTo(longest) > 0 ? longest : working).toNanos();
    }

    private YearOfHours yearOf(long at) {
        return year(indexOf(at));
    }

    private int indexOf(long at) {
        int index = (int) Math.clamp((long) (at * YEARS_OF_NANO), 0, years.length() - 1);
        while (index > 0 && at < year(index).start) {
            index--;
        }
        while (index < years.length() - 1 && at >= year(index).end) {
            index++;
        }
        return index;
    }

    private YearOfHours year(int index) {
        YearOfHours year = years.get(index);
        if (year == null) {
            // Two threads may lay out the same year; the results are equal and the last one stays.
            year = layOut(FIRST_YEAR + index);
            years.set(index, year);
        }
        return year;
    }

    private YearOfHours layOut(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate next = first.plusYears(1);
        LongList opens = new LongList();
        LongList closes = new LongList();
        for (LocalDate date = first; date.isBefore(next); date = date.plusDays(1)) {
            for (int[] piece : openPieces(date)) {
                long open = moment(date, piece[0]);
                long close = moment(date, piece[1]);
                if (open < close) {
                    if (opens.size > 0 && closes.last() == open) {
                        closes.replaceLast(close);
                    } else {
                        opens.add(open);
                        closes.add(close);
                    }
                }
            }
        }
        return new YearOfHours(moment(first, 0), moment(next, 0), opens.toArray(), closes.toArray());
    }

    /** The open seconds of a date, in order, apart from each other. */
    private List<int[]> openPieces(LocalDate date) {
        SpecialDay special = days.get(date);
        if (special != null && special.hours().isEmpty()) {
            return List.of();
        }
        List<int[]> pieces = new ArrayList<>();
        for (Span span : startingOn(date.minusDays(1))) {
            if (span.overMidnight()) {
                pieces.add(new int[] {0, span.to() - Span.DAY});
            }
        }
        for (Span span : startingOn(date)) {
            pieces.add(new int[] {span.from(), Math.min(span.to(), Span.DAY)});
        }
        pieces = union(pieces);
        for (Span closed : closures.getOrDefault(date.minusDays(1), List.of())) {
            if (closed.overMidnight()) {
                pieces = without(pieces, 0, closed.to() - Span.DAY);
            }
        }
        for (Span closed : closures.getOrDefault(date, List.of())) {
            pieces = without(pieces, closed.from(), Math.min(closed.to(), Span.DAY));
        }
        return pieces;
    }

    private List<Span> startingOn(LocalDate date) {
        SpecialDay special = days.get(date);
        if (special != null) {
            return special.hours();
        }
        DayOfWeek weekday = date.getDayOfWeek();
        return definition.week().getOrDefault(weekday, List.of());
    }

    private static List<int[]> union(List<int[]> pieces) {
        List<int[]> sorted = new ArrayList<>(pieces);
        sorted.sort(Comparator.comparingInt(piece -> piece[0]));
        List<int[]> joined = new ArrayList<>();
        for (int[] piece : sorted) {
            if (!joined.isEmpty() && piece[0] <= joined.getLast()[1]) {
                joined.getLast()[1] = Math.max(joined.getLast()[1], piece[1]);
            } else {
                joined.add(piece.clone());
            }
        }
        return joined;
    }

    private static List<int[]> without(List<int[]> pieces, int from, int to) {
        List<int[]> left = new ArrayList<>();
        for (int[] piece : pieces) {
            if (piece[0] < Math.min(piece[1], from)) {
                left.add(new int[] {piece[0], Math.min(piece[1], from)});
            }
            if (Math.max(piece[0], to) < piece[1]) {
                left.add(new int[] {Math.max(piece[0], to), piece[1]});
            }
        }
        return left;
    }

    /** The moment of a second of a local date: the change itself in a gap, the first of the two in an overlap. */
    private long moment(LocalDate date, int second) {
        LocalDateTime local = second == Span.DAY
                ? date.plusDays(1).atStartOfDay()
                : date.atStartOfDay().plusSeconds(second);
        ZoneOffsetTransition transition = rules.getTransition(local);
        if (transition != null && transition.isGap()) {
            return transition.getInstant().getEpochSecond() * NANOS;
        }
        return local.toEpochSecond(rules.getOffset(local)) * NANOS;
    }

    /** The zone of the calendar's wall clock. */
    public ZoneId zone() {
        return zone;
    }

    /** Grows without boxing: a year may have thousands of intervals. */
    private static final class LongList {
        private long[] values = new long[400];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = java.util.Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        long last() {
            return values[size - 1];
        }

        void replaceLast(long value) {
            values[size - 1] = value;
        }

        long[] toArray() {
            return java.util.Arrays.copyOf(values, size);
        }
    }
}
