package io.pronto.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pronto.stack.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Articles that contradict each other are found by the real worker, and set aside by whoever may. */
class OverlapIT extends KnowledgeServer {
    private static final String OVERLAPS = "/api/v1/knowledge/overlaps";

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void two_articles_that_contradict_each_other_are_found_and_set_aside() {
        publish("walrus-hire", "Hiring a walrus", "A walrus has to be brought back to the harbour within 14 days.");
        publish(
                "walrus-return",
                "Returning a walrus",
                "A walrus has to be brought back to the harbour within 30 days.");

        await().atMost(Duration.ofSeconds(40))
                .until(() -> !contradictions(false).isEmpty());
        JsonNode found = contradictions(false).getFirst();
        assertThat(List.of(said(found, "here"), said(found, "there")))
                .anySatisfy(side -> assertThat(side).contains("14 days"))
                .anySatisfy(side -> assertThat(side).contains("30 days"));

        String path = OVERLAPS + "/" + found.path("id").asString();
        assertThat(call("PUT", path, token("grace.zhao"), Map.of("dismissed", true))
                        .status())
                .isEqualTo(200);
        assertThat(contradictions(false)).isEmpty();
        assertThat(contradictions(true)).hasSize(1);
        assertThat(call("PUT", path, token("admin.pronto"), Map.of("dismissed", false))
                        .status())
                .isEqualTo(200);
        assertThat(contradictions(false)).hasSize(1);
    }

    private void publish(String key, String title, String markdown) {
        Map<String, Object> form = Map.of(
                "key",
                key + "-" + mark,
                "language",
                "en",
                "title",
                title + " " + mark,
                "category",
                "leisure",
                "tags",
                List.of(),
                "audience",
                "public",
                "markdown",
                markdown,
                "exampleQuestions",
                List.of());
        Answer imported = post("/api/v1/articles/import", token("admin.pronto"), List.of(form));
        assertThat(imported.status()).as(imported.body().toString()).isEqualTo(200);
        awaitIndexed();
    }

    /** Those of this test's articles. */
    private List<JsonNode> contradictions(boolean dismissed) {
        Answer answer = get(OVERLAPS + "?kind=contradiction&limit=100&dismissed=" + dismissed, token("peter.novak"));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return StreamSupport.stream(answer.body().path("items").spliterator(), false)
                .filter(one -> one.path("here").path("title").asString("").contains(mark)
                        && one.path("there").path("title").asString("").contains(mark)
                        && one.path("dismissed").asBoolean() == dismissed)
                .toList();
    }

    private static String said(JsonNode overlap, String side) {
        return overlap.path(side).path("text").asString();
    }

    @ParameterizedTest
    @CsvSource({
        "mei.lin, 403, 403",
        "grace.zhao, 200, 404",
        "peter.novak, 200, 403",
        "admin.pronto, 200, 404",
        "integrator, 403, 403",
        "-, 401, 401"
    })
    void every_door_knows_its_roles(String who, int read, int decide) {
        String token = switch (who) {
            case "-" -> null;
            case "integrator" -> TestServers.keycloak().clientToken("pronto-integrator");
            default -> token(who);
        };
        assertThat(get(OVERLAPS, token).status()).isEqualTo(read);
        assertThat(call("PUT", OVERLAPS + "/" + UUID.randomUUID(), token, Map.of("dismissed", true))
                        .status())
                .isEqualTo(decide);
    }

    @Test
    void strange_requests_are_refused_with_the_field() {
        assertThat(get(OVERLAPS + "?kind=quarrel", token("grace.zhao")).status())
                .isEqualTo(400);
        assertThat(get(OVERLAPS + "?cursor=nonsense", token("grace.zhao")).status())
                .isEqualTo(400);
        Answer empty = call("PUT", OVERLAPS + "/" + UUID.randomUUID(), token("grace.zhao"), Map.of());
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.body().path("field").asString()).isEqualTo("dismissed");
    }
}
