package io.pronto.sla.clock;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The store's twin for tests of the core. */
public final class InMemoryClocks implements Clocks {
    private static final Comparator<SlaClock> OLDEST_FIRST = Comparator.<SlaClock, Instant>comparing(
                    clock -> clock.promise().startedAt())
            .thenComparing(clock -> clock.promise().id().value());

    private final Map<ConversationId, EnquiryState> enquiries = new HashMap<>();
    private final Map<ClockId, SlaClock> clocks = new LinkedHashMap<>();
    private final Map<ClockId, Instant> alarms = new HashMap<>();
    private final Map<ClockId, List<Segment>> segments = new HashMap<>();

    @Override
    public Optional<EnquiryState> enquiry(ConversationId conversation) {
        return Optional.ofNullable(enquiries.get(conversation));
    }

    @Override
    public void save(EnquiryState enquiry) {
        enquiries.put(enquiry.conversation(), enquiry);
    }

    @Override
    public List<SlaClock> current(ConversationId conversation) {
        return clocks.values().stream()
                .filter(clock -> clock.promise().conversation().equals(conversation))
                .filter(clock -> clock.state().open() || clock.promise().metric() == Metric.RESOLUTION)
                .sorted(OLDEST_FIRST)
                .toList();
    }

    @Override
    public void save(List<Change> changes) {
        for (Change change : changes) {
            ClockId id = change.clock().promise().id();
            clocks.put(id, change.clock());
            alarms.remove(id);
            Instant alarm = change.clock().alarm();
            if (alarm != null) {
                alarms.put(id, alarm);
            }
            segments.computeIfAbsent(id, none -> new ArrayList<>()).addAll(change.segments());
        }
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
