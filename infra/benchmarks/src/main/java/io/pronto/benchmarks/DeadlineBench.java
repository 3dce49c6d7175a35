package io.pronto.benchmarks;

import io.pronto.sla.calendar.BusinessCalendar;
import io.pronto.sla.calendar.CalendarDefinition;
import io.pronto.sla.calendar.Deadline;
import io.pronto.sla.calendar.Span;
import io.pronto.sla.calendar.SpecialDay;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Deadlines a second on one core, by a week of office hours with a lunch break and thirty holidays, from random moments
 * of a year: an hour of working time away and a year of it away.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DeadlineBench {
    private static final double MUST = 300_000;
    private static final double AIM = 2_000_000;
    private static final double MOST_FOR_A_YEAR = 3;
    private static final int MOMENTS = 4096;
    private static final Duration HOUR = Duration.ofHours(1);

    private final BusinessCalendar calendar = new BusinessCalendar(office());
    private final Instant[] moments = moments();
    private final Duration year =
            calendar.workedBetween(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
    private int next;

    private static CalendarDefinition office() {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getValue() <= 5) {
                week.put(day, List.of(Span.of("09:00", "12:00"), Span.of("13:00", "18:00")));
            }
        }
        SplittableRandom random = new SplittableRandom(30);
        TreeSet<LocalDate> dates = new TreeSet<>();
        while (dates.size() < 30) {
            dates.add(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(730)));
        }
        List<SpecialDay> holidays = new ArrayList<>();
        dates.forEach(date -> holidays.add(SpecialDay.closed(date, "holiday")));
        return new CalendarDefinition("office", "Office", "办公", "Europe/Berlin", week, holidays, List.of());
    }

    private static Instant[] moments() {
        SplittableRandom random = new SplittableRandom(7);
        Instant[] moments = new Instant[MOMENTS];
        for (int i = 0; i < MOMENTS; i++) {
            moments[i] = Instant.parse("2026-01-01T00:00:00Z").plusMillis(random.nextLong(365L * 86_400_000));
        }
        return moments;
    }

    private Instant moment() {
        next = (next + 1) & (MOMENTS - 1);
        return moments[next];
    }

    /** The cost of taking a moment from the array, which is in the figures of the others too. */
    @Benchmark
    public Instant baseline() {
        return moment();
    }

    @Benchmark
    public Deadline anHourAway() {
        return calendar.deadlineAfter(moment(), HOUR);
    }

    @Benchmark
    public Deadline aYearAway() {
        return calendar.deadlineAfter(moment(), year);
    }

    static boolean measure(Options options) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(DeadlineBench.class.getSimpleName())
                        .threads(1)
                        .forks(options.of("forks", 2))
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(options.of("iterations", 5))
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .run();
        double hour = score(results, "anHourAway");
        double year = score(results, "aYearAway");
        double ratio = hour / year;
        boolean held = Math.min(hour, year) >= MUST && ratio <= MOST_FOR_A_YEAR;
        System.out.printf(
                "deadlines a second on one core: an hour away %,.0f, a year away %,.0f; must %,.0f, aim %,.0f%n",
                hour, year, MUST, AIM);
        System.out.printf(
                "a year away costs %.2f times an hour away: must %.1f. %s%n",
                ratio, MOST_FOR_A_YEAR, held ? "Held." : "NOT held.");
        return held;
    }

    private static double score(Collection<RunResult> results, String method) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
                .mapToDouble(result -> result.getPrimaryResult().getScore())
                .findFirst()
                .orElseThrow();
    }
}
