package io.pronto.demo.suite.adapter;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values as JSON. */
public final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /** A value as the tree that it would be sent as. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
