package io.pronto.sla.clock;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.sla.policy.ResponseWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The store's twin for tests of the core. */
public final class InMemoryClocks implements Clocks {
    private static final Comparator<SlaClock> OLDEST_FIRST = Comparator.<SlaClock, Instant>comparing(
                    clock -> clock.promise().startedAt())
            .thenComparing(clock -> clock.promise().id().value());

    private final Map<ConversationId, EnquiryState> enquiries = new HashMap<>();
    private final Map<ClockId, SlaClock> clocks = new LinkedHashMap<>();
    private final Map<ClockId, Instant> alarms = new HashMap<>();
    private final Map<ClockId, List<Segment>> segments = new HashMap<>();
    private final Map<ClockId, List<GivenMark>> marks = new HashMap<>();
    private final Map<ClockId, Long> editions = new HashMap<>();
    private final List<Response> responses = new ArrayList<>();

    @Override
    public Map<ConversationId, EnquiryState> enquiries(Set<ConversationId> conversations) {
        Map<ConversationId, EnquiryState> found = new HashMap<>(enquiries);
        found.keySet().retainAll(conversations);
        return found;
    }

    @Override
    public void saveEnquiries(Collection<EnquiryState> states) {
        states.forEach(enquiry -> enquiries.put(enquiry.conversation(), enquiry));
    }

    @Override
    public Map<ConversationId, List<SlaClock>> currents(Set<ConversationId> conversations) {
        return clocks.values().stream()
                .filter(clock -> conversations.contains(clock.promise().conversation()))
                .filter(clock -> clock.state().open() || clock.promise().metric() == Metric.RESOLUTION)
                .sorted(OLDEST_FIRST)
                .collect(Collectors.groupingBy(clock -> clock.promise().conversation()));
    }

    @Override
    public void pass(List<Change> changes) {
        save(changes);
    }

    @Override
    public void save(List<Change> changes, long edition) {
        for (Change change : changes) {
            ClockId id = change.clock().promise().id();
            clocks.put(id, change.clock());
            editions.putIfAbsent(id, edition);
            alarms.remove(id);
            Instant alarm = change.clock().alarm();
            if (alarm != null) {
                alarms.put(id, alarm);
            }
            segments.computeIfAbsent(id, none -> new ArrayList<>()).addAll(change.segments());
            marks.computeIfAbsent(id, none -> new ArrayList<>()).addAll(change.given());
        }
    }

    @Override
    public void saveResponses(List<Response> more) {
        responses.addAll(more);
    }

    @Override
    public List<ResponseWindow> responses(
            String policy, ResponseWindow.Period period, ZoneId zone, Instant from, Instant to) {
        Map<LocalDate, List<Response>> windows = new TreeMap<>();
        for (Response response : responses) {
            if (response.policy().equals(policy)
                    && !response.at().isBefore(from)
                    && response.at().isBefore(to)) {
                LocalDate day = response.at().atZone(zone).toLocalDate();
                LocalDate first = period == ResponseWindow.Period.DAY ? day : day.with(DayOfWeek.MONDAY);
                windows.computeIfAbsent(first, none -> new ArrayList<>()).add(response);
            }
        }
        List<ResponseWindow> found = new ArrayList<>();
        windows.forEach((first, of) -> {
            Response last = of.stream().max(Comparator.comparing(Response::at)).orElseThrow();
            found.add(new ResponseWindow(
                    period,
                    first,
                    of.size(),
                    of.stream().map(Response::elapsed).reduce(Duration.ZERO, Duration::plus),
                    of.stream()
                            .filter(one -> one.elapsed().compareTo(one.target()) <= 0)
                            .count(),
                    last.target(),
                    last.attainPercent()));
        });
        return found;
    }

    @Override
    public List<SlaClock> claimBehind(long edition, int limit) {
        return clocks.values().stream()
                .filter(clock -> clock.state() == ClockState.RUNNING || clock.state() == ClockState.PAUSED)
                .filter(clock -> edition(clock) < edition)
                .sorted(Comparator.comparingLong(this::edition))
                .limit(limit)
                .toList();
    }

    private long edition(SlaClock clock) {
        return editions.getOrDefault(clock.promise().id(), 0L);
    }

    @Override
    public void lookedAt(Collection<ClockId> seen, long edition) {
        seen.forEach(id -> editions.put(id, edition));
    }

    @Override
    public List<GivenMark> marks(ClockId clock, int limit) {
        return marks.getOrDefault(clock, List.of()).stream().limit(limit).toList();
    }

    @Override
    public List<CauseSum> causes(Instant from, Instant to) {
        record Key(Metric metric, boolean breached, String cause) {}
        Map<Key, Map<ClockId, Duration>> sums = new HashMap<>();
        for (SlaClock clock : clocks.values()) {
            Instant ended = clock.course().since();
            if (clock.state().open() || ended.isBefore(from) || !ended.isBefore(to)) {
                continue;
            }
            boolean breached = clock.state() == ClockState.SETTLED
                    || (clock instanceof SlaClock.Cancelled cancelled && cancelled.breachedAt() != null);
            for (Segment segment : segments(clock.promise().id(), Integer.MAX_VALUE)) {
                Duration length = Duration.between(segment.from(), segment.to());
                Duration closed = segment.counted() ? length.minus(segment.worked()) : Duration.ZERO;
                Map.of(Timeline.cause(segment), length.minus(closed), Timeline.CLOSED_HOURS, closed)
                        .forEach((cause, time) -> sums.computeIfAbsent(
                                        new Key(clock.promise().metric(), breached, cause), none -> new HashMap<>())
                                .merge(clock.promise().id(), time, Duration::plus));
            }
        }
        return sums.entrySet().stream()
                .map(sum -> new CauseSum(
                        sum.getKey().metric(),
                        sum.getKey().cause(),
                        sum.getKey().breached(),
                        sum.getValue().values().stream()
                                .filter(Duration::isPositive)
                                .count(),
                        sum.getValue().values().stream().reduce(Duration.ZERO, Duration::plus)))
                .filter(sum -> sum.time().isPositive())
                .toList();
    }

    @Override
    public List<SlaClock> claimDue(Instant now, int limit) {
        return alarms.entrySet().stream()
                .filter(alarm -> !alarm.getValue().isAfter(now))
                .sorted(Map.Entry.comparingByValue())
                .limit(limit)
                .map(alarm -> Objects.requireNonNull(clocks.get(alarm.getKey())))
                .toList();
    }

    @Override
    public Optional<Instant> nextAlarm() {
        return alarms.values().stream().min(Comparator.naturalOrder());
    }

    @Override
    public void postpone(ClockId clock, Instant until) {
        alarms.put(clock, until);
    }

    @Override
    public List<SlaClock> all(ConversationId conversation, int limit) {
        return clocks.values().stream()
                .filter(clock -> clock.promise().conversation().equals(conversation))
                .sorted(OLDEST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Segment> segments(ClockId clock, int limit) {
        return segments.getOrDefault(clock, List.of()).stream().limit(limit).toList();
    }

    @Override
    public List<SlaClock.Running> runningUntil(Instant moment, Place after, int limit) {
        Comparator<SlaClock.Running> byDue = Comparator.comparing(SlaClock.Running::dueAt)
                .thenComparing(clock -> clock.promise().id().value().toString());
        return clocks.values().stream()
                .filter(SlaClock.Running.class::isInstance)
                .map(SlaClock.Running.class::cast)
                .filter(clock -> !clock.dueAt().isAfter(moment))
                .filter(clock -> clock.dueAt().isAfter(after.dueAt())
                        || (clock.dueAt().equals(after.dueAt())
                                && clock.promise()
                                                .id()
                                                .value()
                                                .toString()
                                                .compareTo(after.clock().value().toString())
                                        > 0))
                .sorted(byDue)
                .limit(limit)
                .toList();
    }
}
