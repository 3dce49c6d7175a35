package io.pronto.platform.event;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;

/** Lets a trace go on from the transaction that told an event to the handlers that take it. */
final class EventTracing {
    private static final String TRACEPARENT = "traceparent";

    private final @Nullable Tracer tracer;
    private final @Nullable Propagator propagator;

    EventTracing(@Nullable Tracer tracer, @Nullable Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    static EventTracing none() {
        return new EventTracing(null, null);
    }

    /** The W3C trace context of what runs now, if it is traced. */
    @Nullable
    String current() {
        Span span = tracer == null ? null : tracer.currentSpan();
        if (span == null || span.isNoop()) {
            return null;
        }
        return "00-" + span.context().traceId() + "-" + span.context().spanId()
                + (Boolean.TRUE.equals(span.context().sampled()) ? "-01" : "-00");
    }

    /** Runs the handlers of an event in a span that follows from the writer's. */
    void follow(String type, @Nullable String traceparent, Runnable handlers) {
        if (tracer == null || propagator == null || traceparent == null) {
            handlers.run();
            return;
        }
        Span span = propagator
                .extract(traceparent, (carrier, key) -> key.equals(TRACEPARENT) ? carrier : null)
                .kind(Span.Kind.CONSUMER)
                .name("event " + type)
                .start();
        try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
            handlers.run();
        } catch (RuntimeException e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }
}
