package io.pronto.sla.clock;

import io.pronto.contracts.SlaEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * What an act did to a clock.
 *
 * @param segments stretches that ended, in order
 * @param events what to tell others, in order
 */
public record Change(SlaClock clock, List<Segment> segments, List<SlaEvent> events) {
    public Change {
        segments = List.copyOf(segments);
        events = List.copyOf(events);
    }

    /** Nothing happened. */
    static Change none(SlaClock clock) {
        return new Change(clock, List.of(), List.of());
    }

    /** This change and the one after it as one. */
    public Change then(Change next) {
        List<Segment> allSegments = new ArrayList<>(segments);
        allSegments.addAll(next.segments);
        List<SlaEvent> allEvents = new ArrayList<>(events);
        allEvents.addAll(next.events);
        return new Change(next.clock, allSegments, allEvents);
    }
}
