package io.pronto.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The description that the gateway serves to integrators. */
class OpenApiIT extends RunningService {

    @Test
    void everyOperationSaysWhatItDoesAndWhatItAnswers() throws Exception {
        Answer api = get(null, "/v3/api-docs").is(200);
        assertThat(api.text("/openapi")).startsWith("3.1");
        int operations = 0;
        for (var path : api.body().get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                operations++;
                String name = operation.getKey() + " " + path.getKey();
                JsonNode described = operation.getValue();
                if (path.getKey().contains("/api/v1/conversation/")) {
                    continue;
                }
                assertThat(described.path("summary").asString("")).as(name).isNotBlank();
                assertThat(described.get("responses").propertyStream().map(java.util.Map.Entry::getKey))
                        .as(name)
                        .anyMatch(status -> status.startsWith("2"));
                assertThat(described.toString()).as(name).doesNotContain("\"name\":\"actor\"", "\"name\":\"visitor\"");
                for (var response : described.get("responses").properties()) {
                    JsonNode schema = response.getValue().at("/content/application~1json/schema");
                    if (response.getKey().startsWith("2") && !schema.isMissingNode()) {
                        assertThat(schema.has("$ref")
                                        || schema.has("properties")
                                        || schema.path("type").asString("").equals("string"))
                                .as(name + " " + schema)
                                .isTrue();
                    }
                }
            }
        }
        assertThat(operations).isGreaterThan(35);
    }
}
