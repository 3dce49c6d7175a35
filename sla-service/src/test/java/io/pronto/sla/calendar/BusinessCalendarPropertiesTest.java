package io.pronto.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Random calendars and moments, around changes of the clocks, against laws and against a slow count of minutes. */
class BusinessCalendarPropertiesTest {
    private static final long FROM = Instant.parse("2025-09-01T00:00:00Z").getEpochSecond();
    private static final long TO = Instant.parse("2026-12-01T00:00:00Z").getEpochSecond();

    @Property(tries = 400)
    void working_until_the_deadline_takes_exactly_the_duration(
            @ForAll("calendars") BusinessCalendar calendar,
            @ForAll("moments") Instant from,
            @ForAll @LongRange(min = 0, max = 4_000_000) long seconds) {
        Duration working = Duration.ofSeconds(seconds, seconds % 7);
        Instant due = ((Deadline.Due) calendar.deadlineAfter(from, working)).at();
        assertThat(calendar.workedBetween(from, due)).isEqualTo(working);
        if (seconds > 0) {
            assertThat(calendar.workedBetween(from, due.minusNanos(1))).isLessThan(working);
        }
        Instant start = ((Deadline.Due) calendar.deadlineBefore(from, working)).at();
        assertThat(calendar.workedBetween(start, from)).isEqualTo(working);
        if (seconds > 0) {
            assertThat(calendar.workedBetween(start.plusNanos(1), from)).isLessThan(working);
        }
    }

    @Property(tries = 400)
    void working_time_adds_up_and_deadlines_keep_their_order(
            @ForAll("calendars") BusinessCalendar calendar,
            @ForAll("moments") Instant from,
            @ForAll @LongRange(min = 0, max = 40_000_000) long first,
            @ForAll @LongRange(min = 0, max = 40_000_000) long second) {
        Instant middle = from.plusSeconds(first);
        Instant end = middle.plusSeconds(second);
        assertThat(calendar.workedBetween(from, middle).plus(calendar.workedBetween(middle, end)))
                .isEqualTo(calendar.workedBetween(from, end));
        Instant sooner =
                ((Deadline.Due) calendar.deadlineAfter(from, Duration.ofSeconds(Math.min(first, second) / 100))).at();
        Instant later =
                ((Deadline.Due) calendar.deadlineAfter(from, Duration.ofSeconds(Math.max(first, second) / 100))).at();
        assertThat(sooner).isBeforeOrEqualTo(later);
    }

    @Property(tries = 400)
    void until_the_next_change_it_stays_as_it_is(
            @ForAll("calendars") BusinessCalendar calendar, @ForAll("moments") Instant from) {
        boolean open = calendar.isOpen(from);
        calendar.nextChange(from).ifPresent(change -> {
            assertThat(change).isAfter(from);
            assertThat(calendar.isOpen(change)).isNotEqualTo(open);
            Duration worked = calendar.workedBetween(from, change);
            assertThat(worked).isEqualTo(open ? Duration.between(from, change) : Duration.ZERO);
        });
    }

    @Property(tries = 60)
    void a_slow_count_of_open_minutes_agrees(
            @ForAll("calendars") BusinessCalendar calendar,
            @ForAll("moments") Instant from,
            @ForAll @IntRange(min = 1, max = 7 * 1440) int minutes) {
        Instant start = Instant.ofEpochSecond(from.getEpochSecond() / 60 * 60);
        long open = 0;
        for (int minute = 0; minute < minutes; minute++) {
            Instant moment = start.plusSeconds(60L * minute);
            boolean slow = slowlyOpen(calendar.definition(), moment);
            assertThat(calendar.isOpen(moment))
                    .as("%s in %s", moment, calendar.definition())
                    .isEqualTo(slow);
            open += slow ? 1 : 0;
        }
        assertThat(calendar.workedBetween(start, start.plusSeconds(60L * minutes)))
                .isEqualTo(Duration.ofMinutes(open));
    }

    /** Looks at the wall clock alone: the hours of the generated calendars lie outside repeated times, or cover them. */
    private static boolean slowlyOpen(CalendarDefinition calendar, Instant moment) {
        ZonedDateTime local = moment.atZone(ZoneId.of(calendar.timeZone()));
        int second = local.toLocalTime().toSecondOfDay();
        LocalDate date = local.toLocalDate();
        if (calendar.days().stream()
                .anyMatch(day -> day.date().equals(date) && day.hours().isEmpty())) {
            return false;
        }
        if (calendar.closures().stream()
                .anyMatch(closure -> closure.date().equals(date)
                        && closure.hours().from() <= second
                        && second < closure.hours().to())) {
            return false;
        }
        return hours(calendar, date).stream().anyMatch(span -> span.from() <= second && second < span.to())
                || hours(calendar, date.minusDays(1)).stream().anyMatch(span -> second + Span.DAY < span.to());
    }

    private static List<Span> hours(CalendarDefinition calendar, LocalDate date) {
        return calendar.days().stream()
                .filter(day -> day.date().equals(date))
                .findFirst()
                .map(SpecialDay::hours)
                .orElse(calendar.week().getOrDefault(date.getDayOfWeek(), List.of()));
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs().between(FROM, TO).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<BusinessCalendar> calendars() {
        Arbitrary<String> zones = Arbitraries.of(
                "Asia/Shanghai",
                "Europe/Berlin",
                "America/New_York",
                "America/St_Johns",
                "Australia/Lord_Howe",
                "Asia/Kathmandu",
                "UTC");
        // Whole hours from 04:00 on, and nights that cover the repeated hours of autumn as a whole.
        Arbitrary<List<Span>> dayHours = Arbitraries.of(
                List.of(),
                List.of(Span.of("09:00", "18:00")),
                List.of(Span.of("08:30", "12:00"), Span.of("13:15", "17:45")),
                List.of(Span.of("00:00", "24:00")),
                List.of(Span.of("10:00", "10:15")),
                List.of(Span.of("04:00", "20:00")));
        Arbitrary<List<Span>> nights =
                Arbitraries.of(List.of(Span.of("20:00", "04:00")), List.of(Span.of("22:00", "06:00")));
        Arbitrary<List<List<Span>>> weeks = Arbitraries.oneOf(
                dayHours.list().ofSize(7).filter(week -> week.stream().anyMatch(day -> !day.isEmpty())),
                nights.list().ofSize(7));
        Arbitrary<List<Integer>> special =
                Arbitraries.integers().between(0, 450).list().uniqueElements().ofMaxSize(8);
        return Combinators.combine(zones, weeks, special).as((zone, hours, offsets) -> {
            Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) {
                week.put(day, hours.get(day.getValue() - 1));
            }
            List<SpecialDay> days = new ArrayList<>();
            List<Closure> closures = new ArrayList<>();
            for (int offset : offsets) {
                LocalDate date = LocalDate.of(2025, 9, 1).plusDays(offset);
                switch (offset % 3) {
                    case 0 -> days.add(SpecialDay.closed(date, "holiday"));
                    case 1 -> days.add(new SpecialDay(date, "make-up", List.of(Span.of("10:00", "16:00"))));
                    default -> closures.add(new Closure(date, "half day", Span.of("12:00", "18:00")));
                }
            }
            return new BusinessCalendar(new CalendarDefinition("random", "Random", "随机", zone, week, days, closures));
        });
    }
}
