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

    /** Warnings given and steps taken, in order. */
    public List<GivenMark> given() {
        List<GivenMark> given = new ArrayList<>();
        for (SlaEvent event : events) {
            GivenMark mark = GivenMark.of(event);
            if (mark != null) {
                given.add(mark);
            }
        }
        return given;
    }
}
