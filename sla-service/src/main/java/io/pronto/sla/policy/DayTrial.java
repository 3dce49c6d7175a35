package io.pronto.sla.policy;

import io.pronto.contracts.Metric;
import io.pronto.sla.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The days of average responses as they were judged, and as other rules would have judged them: each response counts to
 * the policy that would have applied, in that policy's time and zone. An average response has no pauses.
 */
final class DayTrial {
    private final PolicyBook book;
    private final Function<SlaPolicy, BusinessCalendar> calendars;

    DayTrial(PolicyBook book, Function<SlaPolicy, BusinessCalendar> calendars) {
        this.book = book;
        this.calendars = calendars;
    }

    private record Key(String policy, LocalDate day) {}

    private record Judged(
            Key key,
            Duration elapsed,
            Duration target,
            @Nullable Integer attainPercent) {}

    /** The latest day first. @param past the latest first */
    List<DryRun.Day> over(List<PastResponse> past) {
        Map<Key, ResponseWindow> was = windows(past.stream().map(this::judged).toList());
        Map<Key, ResponseWindow> would = windows(past.stream()
                .flatMap(response -> book.choose(Metric.AVERAGE_RESPONSE, response.facts()).stream()
                        .map(choice -> judged(response, choice)))
                .toList());
        Set<Key> days = new LinkedHashSet<>(was.keySet());
        days.addAll(would.keySet());
        return days.stream()
                .map(key -> new DryRun.Day(key.policy(), key.day(), was.get(key), would.get(key)))
                .sorted(Comparator.comparing(DryRun.Day::day).reversed().thenComparing(DryRun.Day::policy))
                .toList();
    }

    private Judged judged(PastResponse response) {
        ZoneId zone = book.policies().stream()
                .filter(policy -> policy.id().equals(response.policy()))
                .findFirst()
                .map(policy -> calendars.apply(policy).zone())
                .orElse(ZoneOffset.UTC);
        return new Judged(
                new Key(response.policy(), LocalDate.ofInstant(response.answered(), zone)),
                response.elapsed(),
                response.target(),
                response.attainPercent());
    }

    private Judged judged(PastResponse response, PolicyBook.Choice choice) {
        BusinessCalendar hours = calendars.apply(choice.policy());
        Duration elapsed = switch (choice.target().basis()) {
            case CLOCK -> Duration.between(response.asked(), response.answered());
            case BUSINESS -> hours.workedBetween(response.asked(), response.answered());
        };
        return new Judged(
                new Key(choice.policy().id(), LocalDate.ofInstant(response.answered(), hours.zone())),
                elapsed,
                choice.target().must(),
                choice.target().attainPercent());
    }

    private static Map<Key, ResponseWindow> windows(List<Judged> judged) {
        Map<Key, List<Judged>> byDay = judged.stream()
                .collect(Collectors.groupingBy(
                        Judged::key, LinkedHashMap::new, Collectors.toCollection(ArrayList::new)));
        Map<Key, ResponseWindow> windows = new LinkedHashMap<>();
        byDay.forEach((key, day) -> windows.put(
                key,
                new ResponseWindow(
                        ResponseWindow.Period.DAY,
                        key.day(),
                        day.size(),
                        day.stream().map(Judged::elapsed).reduce(Duration.ZERO, Duration::plus),
                        day.stream()
                                .filter(one -> one.elapsed().compareTo(one.target()) <= 0)
                                .count(),
                        // As the reports have it: the last response's target and share are the day's.
                        day.getFirst().target(),
                        day.getFirst().attainPercent())));
        return windows;
    }
}
