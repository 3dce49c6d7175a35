package io.pronto.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublicApiTest {
    private static final Map<String, Object> ROUTING = Map.of(
            "paths",
                    Map.of(
                            "/api/v1/queues",
                            Map.of(
                                    "get",
                                    Map.of(
                                            "operationId",
                                            "list",
                                            "schema",
                                            Map.of("$ref", "#/components/schemas/Queue"))),
                            "/internal/reset",
                            Map.of("post", Map.of())),
            "components", Map.of("schemas", Map.of("Queue", Map.of("type", "object"))));
    private static final Map<String, Object> ANALYTICS = Map.of(
            "paths",
                    Map.of(
                            "/api/v1/board",
                            Map.of("get", Map.of("schema", Map.of("$ref", "#/components/schemas/Queue")))),
            "components", Map.of("schemas", Map.of("Queue", Map.of("type", "string"))));

    private final Map<String, Object> api =
            PublicApi.of(Map.of("routing", ROUTING, "analytics", ANALYTICS), "http://127.0.0.1:8080");

    @Test
    void isOpenApi31WithEveryPublicPathAndNoOther() {
        assertThat(api).containsEntry("openapi", "3.1.0");
        assertThat(at("paths")).containsOnlyKeys("/api/v1/queues", "/api/v1/board");
    }

    @Test
    void oneNameMayMeanTwoThings() {
        assertThat(at("components", "schemas"))
                .containsEntry("routing.Queue", Map.of("type", "object"))
                .containsEntry("analytics.Queue", Map.of("type", "string"));
        assertThat(at("paths", "/api/v1/board", "get", "schema"))
                .containsEntry("$ref", "#/components/schemas/analytics.Queue");
    }

    @Test
    void operationsSayWhichServiceAnswersThem() {
        assertThat(at("paths", "/api/v1/queues", "get"))
                .containsEntry("tags", List.of("routing"))
                .containsEntry("operationId", "routing_list");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> at(String... way) {
        Map<String, Object> here = api;
        for (String step : way) {
            here = (Map<String, Object>) here.get(step);
        }
        return here;
    }
}
