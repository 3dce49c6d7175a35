package io.pronto.conversation;

import io.pronto.contracts.Event;
import io.pronto.contracts.EventTypes;
import io.pronto.platform.event.EventBus;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.ObjectMapper;

/** Tells events as the other services would, over the real bus. */
public record BusTeller(EventBus bus, ObjectMapper json) {

    /** Tells one. */
    public void tell(Event event) {
        String source = EventTypes.sourceOf(event.getClass());
        EventBus.Stream stream =
                new EventBus.Stream(source, Math.floorMod(event.subject().hashCode(), EventBus.PARTITIONS));
        long sequence = bus.lastSequence(stream).orElse(0) + 1;
        String type = EventTypes.nameOf(event.getClass());
        String envelope = json.writeValueAsString(Map.of(
                "specversion",
                "1.0",
                "id",
                UUID.randomUUID(),
                "source",
                "/pronto/" + source,
                "type",
                type,
                "subject",
                event.subject(),
                "time",
                event.at(),
                "datacontenttype",
                "application/json",
                "sequence",
                Long.toString(sequence),
                "partitionkey",
                event.subject(),
                "data",
                event));
        bus.append(stream, List.of(new EventBus.Entry(sequence, type, envelope)));
    }
}
