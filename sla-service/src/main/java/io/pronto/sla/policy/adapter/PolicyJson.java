package io.pronto.sla.policy.adapter;

import io.pronto.sla.policy.Point;
import java.time.Duration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Points as they are stored: {@code {"percent": 80}} or {@code {"beforeSeconds": 600}}. */
final class PolicyJson extends SimpleModule {
    private static final long serialVersionUID = 1L;

    PolicyJson() {
        super("sla-policy");
        addSerializer(Point.class, new StdSerializer<Point>(Point.class) {
            @Override
            public void serialize(Point point, JsonGenerator json, SerializationContext context) {
                json.writeStartObject();
                switch (point) {
                    case Point.AtPercent at -> json.writeNumberProperty("percent", at.percent());
                    case Point.Before before ->
                        json.writeNumberProperty("beforeSeconds", before.lead().toSeconds());
                }
                json.writeEndObject();
            }
        });
        addDeserializer(Point.class, new StdDeserializer<Point>(Point.class) {
            @Override
            public Point deserialize(JsonParser json, DeserializationContext context) {
                JsonNode node = context.readTree(json);
                if (node.path("percent").isNumber()) {
                    return new Point.AtPercent(node.path("percent").asInt());
                }
                if (node.path("beforeSeconds").isNumber()) {
                    return new Point.Before(
                            Duration.ofSeconds(node.path("beforeSeconds").asLong()));
                }
                return context.reportInputMismatch(Point.class, "A point has percent or beforeSeconds.");
            }
        });
    }
}
