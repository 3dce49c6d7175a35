package io.pronto.analytics.fact;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.Event;
import io.pronto.contracts.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The book without a database. */
public final class InMemoryFactBook implements FactBook {
    private record Key(ConversationId conversation, Measure measure, String key) {}

    private final Map<ConversationId, ConversationFact> facts = new LinkedHashMap<>();
    private final Map<Key, Measurement> measurements = new LinkedHashMap<>();
    private final Map<ConversationId, List<Event>> early = new LinkedHashMap<>();

    @Override
    public Optional<ConversationFact> find(ConversationId conversation) {
        return Optional.ofNullable(facts.get(conversation));
    }

    @Override
    public void save(Story.Step step) {
        ConversationFact fact = step.fact();
        facts.put(fact.id(), fact);
        measurements
                .keySet()
                .removeIf(key ->
                        key.conversation().equals(fact.id()) && step.withdrawn().contains(key.measure()));
        step.measured().forEach(measurement -> measure(fact.id(), measurement));
    }

    @Override
    public void measure(ConversationId conversation, Measurement measurement) {
        measurements.put(new Key(conversation, measurement.measure(), measurement.key()), measurement);
    }

    @Override
    public void keepEarly(ConversationId conversation, Event event) {
        early.computeIfAbsent(conversation, ignored -> new ArrayList<>()).add(event);
    }

    @Override
    public List<Event> takeEarly(ConversationId conversation) {
        return Objects.requireNonNullElse(early.remove(conversation), List.of());
    }

    @Override
    public List<ConversationFact> selfServedSince(CustomerId customer, Instant since) {
        return facts.values().stream()
                .filter(fact -> fact.customer().equals(customer)
                        && fact.outcome() == Outcome.SELF_SERVED
                        && fact.recontactedAt() == null
                        && fact.resolvedAt() != null
                        && !fact.resolvedAt().isBefore(since))
                .toList();
    }

    /** Everything measured, by any conversation. */
    public Collection<Measurement> measured() {
        return List.copyOf(measurements.values());
    }

    /** The values of one measure in order of their moments. */
    public List<Double> values(Measure measure) {
        return measurements.values().stream()
                .filter(measurement -> measurement.measure() == measure)
                .sorted(Comparator.comparing(Measurement::at))
                .map(Measurement::value)
                .toList();
    }
}
