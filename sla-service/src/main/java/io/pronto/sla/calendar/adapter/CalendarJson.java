package io.pronto.sla.calendar.adapter;

import io.pronto.sla.calendar.Span;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Hours as people write them: {@code {"from": "09:00", "to": "18:00"}}. */
final class CalendarJson extends SimpleModule {
    private static final long serialVersionUID = 1L;

    CalendarJson() {
        super("sla-calendar");
        addSerializer(Span.class, new StdSerializer<Span>(Span.class) {
            @Override
            public void serialize(Span span, JsonGenerator json, SerializationContext context) {
                json.writeStartObject();
                json.writeStringProperty("from", span.fromText());
                json.writeStringProperty("to", span.toText());
                json.writeEndObject();
            }
        });
        addDeserializer(Span.class, new StdDeserializer<Span>(Span.class) {
            @Override
            public Span deserialize(JsonParser json, DeserializationContext context) {
                JsonNode node = context.readTree(json);
                try {
                    return Span.of(
                            node.path("from").asString(""), node.path("to").asString(""));
                } catch (IllegalArgumentException e) {
                    return context.reportInputMismatch(Span.class, "%s", e.getMessage());
                }
            }
        });
    }
}
