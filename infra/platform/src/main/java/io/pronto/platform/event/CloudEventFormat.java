package io.pronto.platform.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.pronto.contracts.Event;
import io.pronto.contracts.EventTypes;
import io.pronto.platform.ContractsModule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events on the wire: CloudEvents 1.0 in JSON's structured mode, with the extensions sequence, partitionkey and traceparent. */
final class CloudEventFormat {
    private static final String SOURCE_PREFIX = "/pronto/";

    private final JsonMapper json = JsonMapper.builder()
            .addModule(new ContractsModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            // A list that an older writer did not know yet is read as empty.
            .withConfigOverride(
                    List.class, list -> list.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"specversion", "id", "source", "type", "subject", "time", "datacontenttype"})
    private record Written(
            String specversion,
            UUID id,
            String source,
            String type,
            String subject,
            Instant time,
            String datacontenttype,
            String sequence,
            String partitionkey,
            @Nullable String traceparent,
            @JsonRawValue String data) {}

    private record Read(
            @Nullable UUID id,
            @Nullable Instant time,
            @Nullable String traceparent,
            @Nullable JsonNode data) {}

    /** What a reader needs of a CloudEvent. @param traceparent W3C trace context of the writer, if it traced */
    record Envelope(UUID id, Instant time, @Nullable String traceparent, JsonNode data) {}

    /** The event's own fields. */
    String data(Event event) {
        return json.writeValueAsString(event);
    }

    /** The whole CloudEvent. */
    String write(String service, OutboxTable.Row row) {
        return json.writeValueAsString(new Written(
                "1.0",
                row.id(),
                SOURCE_PREFIX + service,
                row.type(),
                row.subject(),
                row.time(),
                "application/json",
                Long.toString(row.sequence()),
                row.subject(),
                row.traceparent(),
                row.data()));
    }

    /** @throws IllegalArgumentException or a Jackson exception when it is not a CloudEvent */
    Envelope read(String event) {
        Read read = json.readValue(event, Read.class);
        if (read.id() == null || read.time() == null || read.data() == null) {
            throw new IllegalArgumentException("A CloudEvent of ours has id, time and data.");
        }
        return new Envelope(read.id(), read.time(), read.traceparent(), read.data());
    }

    /** The event of a type that {@link EventTypes} knows. */
    Event event(Envelope envelope, Class<? extends Event> type) {
        return json.treeToValue(envelope.data(), type);
    }
}
