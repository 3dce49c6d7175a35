package io.pronto.platform.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.pronto.platform.event.EventBus.Stream;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** What operators see of the bus, all under {@code pronto.bus}. */
final class BusMetrics {
    private final MeterRegistry registry;

    BusMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void published(List<OutboxTable.Row> rows) {
        rows.forEach(row ->
                registry.counter("pronto.bus.published", "type", row.type()).increment());
    }

    void relayFailed() {
        registry.counter("pronto.bus.relay.failures").increment();
    }

    /** @param delay from the time the event tells to the commit of its effect */
    void handled(String type, Duration delay) {
        registry.counter("pronto.bus.handled", "type", type).increment();
        Timer.builder("pronto.bus.delay").register(registry).record(delay.isNegative() ? Duration.ZERO : delay);
    }

    /** @param reason {@code unknown}: a type or version this build does not know; {@code unsubscribed}: nobody listens */
    void skipped(String reason) {
        registry.counter("pronto.bus.skipped", "reason", reason).increment();
    }

    void parked(String type) {
        registry.counter("pronto.bus.parked", "type", type).increment();
    }

    void gap(Stream stream) {
        registry.counter("pronto.bus.gaps", "source", stream.source()).increment();
    }

    void lost(Stream stream, long events) {
        registry.counter("pronto.bus.lost", "source", stream.source()).increment(events);
    }

    void replayed(Stream stream) {
        registry.counter("pronto.bus.replays", "source", stream.source()).increment();
    }

    void readFailed() {
        registry.counter("pronto.bus.read.failures").increment();
    }

    /** Entries read but not yet handled by this replica. */
    void lag(String source, Supplier<Number> entries) {
        io.micrometer.core.instrument.Gauge.builder("pronto.bus.lag", entries)
                .tag("source", source)
                .register(registry);
    }
}
