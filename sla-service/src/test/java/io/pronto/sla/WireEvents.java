package io.pronto.sla;

import io.pronto.contracts.Event;
import io.pronto.contracts.EventTypes;
import io.pronto.platform.ContractsModule;
import io.pronto.platform.event.EventBus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts events on the real bus as the other services would. */
public final class WireEvents {
    private final EventBus bus;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new ContractsModule()).build();
    private final Map<EventBus.Stream, Long> sequences = new HashMap<>();

    public WireEvents(EventBus bus) {
        this.bus = bus;
    }

    public synchronized void tell(Event event) {
        String source = EventTypes.sourceOf(event.getClass());
        String type = EventTypes.nameOf(event.getClass());
        EventBus.Stream stream =
                new EventBus.Stream(source, Math.floorMod(event.subject().hashCode(), EventBus.PARTITIONS));
        long sequence = sequences.merge(stream, 1L, Long::sum);
        ObjectNode envelope = json.createObjectNode()
                .put("specversion", "1.0")
                .put("id", UUID.randomUUID().toString())
                .put("source", "/pronto/" + source)
                .put("type", type)
                .put("subject", event.subject())
                .put("time", event.at().toString());
        envelope.set("data", json.valueToTree(event));
        bus.append(stream, List.of(new EventBus.Entry(sequence, type, json.writeValueAsString(envelope))));
    }
}
