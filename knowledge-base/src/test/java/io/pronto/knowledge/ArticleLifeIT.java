package io.pronto.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.KnowledgeEvent.ArticlePublished;
import io.pronto.contracts.KnowledgeEvent.PolicyChangePublished;
import io.pronto.contracts.KnowledgeEvent.PolicyChangeRecorded;
import io.pronto.stack.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleLifeIT extends KnowledgeServer {
    private final String mark = "l" + UUID.randomUUID().toString().substring(0, 8);

    private Map<String, Object> form(String key, String language, String audience, String markdown) {
        Map<String, Object> form = new HashMap<>();
        form.put("key", key + "-" + mark);
        form.put("language", language);
        form.put("title", "Quokka " + key + " " + mark);
        form.put("category", "animals");
        form.put("audience", audience);
        form.put("markdown", markdown);
        return form;
    }

    private String created(Map<String, Object> form) {
        Answer created = post("/api/v1/articles", token("admin.pronto"), form);
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        return created.body().get("id").asString();
    }

    private Answer step(String id, String step, Object body) {
        return post("/api/v1/articles/" + id + "/" + step, token("grace.zhao"), body);
    }

    @Test
    void anArticleIsReviewedSentBackScheduledAndPublishedAtItsTime() {
        String id = created(form("life", "en", "public", "One"));

        assertThat(step(id, "submit", Map.of()).status()).isEqualTo(400);
        Answer review = step(id, "submit", Map.of("reviewer", "Peter Novak", "reason", "First of its kind"));
        assertThat(review.body().get("state").asString()).isEqualTo("in-review");
        assertThat(review.body().get("reviewer").asString()).isEqualTo("Peter Novak");
        assertThat(step(id, "send-back", Map.of("reason", " ")).status()).isEqualTo(400);
        assertThat(step(id, "send-back", Map.of("reason", "Say how many"))
                        .body()
                        .get("state")
                        .asString())
                .isEqualTo("draft");
        assertThat(step(id, "schedule", Map.of("publishAt", "2020-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(400);
        Answer far = step(id, "schedule", Map.of("publishAt", "2099-01-01T00:00:00Z"));
        assertThat(far.body().get("state").asString()).isEqualTo("scheduled");
        assertThat(step(id, "submit", Map.of("reviewer", "Peter")).status()).isEqualTo(409);

        Instant soon = Instant.now().plusSeconds(2);
        step(id, "schedule", Map.of("publishAt", soon.toString()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> get("/api/v1/articles/" + id, token("mei.lin"))
                        .body()
                        .get("state")
                        .asString()
                        .equals("published"));
        assertThat(told(id)).anyMatch(told -> told.is(ArticlePublished.class));
        assertThat(get("/api/v1/articles/" + id + "/steps", token("mei.lin"))
                        .body()
                        .get("items")
                        .findValuesAsString("action"))
                .containsExactly("publish", "schedule", "schedule", "send-back", "submit");
    }

    @Test
    void versionsAreComparedAndBroughtBack() {
        String id = created(form("versions", "en", "public", "One\n\nTwo"));
        Map<String, Object> second = form("versions", "en", "public", "One\n\nThree");
        assertThat(call("PUT", "/api/v1/articles/" + id, token("admin.pronto"), second, "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);

        Answer diff = get("/api/v1/articles/" + id + "/diff?from=1&to=2", token("mei.lin"));
        assertThat(diff.body().get("lines").toString())
                .contains("{\"kind\":\"removed\",\"text\":\"Two\"}", "{\"kind\":\"added\",\"text\":\"Three\"}");
        assertThat(get("/api/v1/articles/" + id + "/diff?from=1&to=9", token("mei.lin"))
                        .status())
                .isEqualTo(404);

        Answer back = call(
                "POST",
                "/api/v1/articles/" + id + "/restore",
                token("admin.pronto"),
                Map.of("version", 1),
                "If-Match",
                "\"2\"");
        assertThat(back.body().get("version").asInt()).isEqualTo(3);
        assertThat(back.body().get("markdown").asString()).isEqualTo("One\n\nTwo");
    }

    @Test
    void aTranslationThatIsBehindIsListedUntilItFollows() {
        String original = created(form("languages", "en", "public", "One"));
        step(original, "publish", null);
        String translation = created(form("languages", "zh", "public", "一"));
        Map<String, Object> next = form("languages", "en", "public", "Two");
        call("PUT", "/api/v1/articles/" + original, token("admin.pronto"), next, "If-Match", "\"1\"");
        step(original, "publish", null);

        assertThat(get("/api/v1/articles?need=translation&limit=100", token("mei.lin"))
                        .body()
                        .toString())
                .contains(translation);
        assertThat(get("/api/v1/articles/" + original + "/translations", token("mei.lin"))
                        .body()
                        .get("items")
                        .toString())
                .contains("\"behind\":true");
        Map<String, Object> followed = form("languages", "zh", "public", "二");
        followed.put("translationBehind", true);
        call("PUT", "/api/v1/articles/" + translation, token("admin.pronto"), followed, "If-Match", "\"1\"");
        assertThat(get("/api/v1/articles?need=translation&limit=100", token("mei.lin"))
                        .body()
                        .toString())
                .contains(translation);
        followed.put("translationBehind", false);
        call("PUT", "/api/v1/articles/" + translation, token("admin.pronto"), followed, "If-Match", "\"2\"");
        assertThat(get("/api/v1/articles?need=translation&limit=100", token("mei.lin"))
                        .body()
                        .toString())
                .doesNotContain(translation);

        call(
                "PUT",
                "/api/v1/articles/" + original + "/care",
                token("admin.pronto"),
                Map.of("owner", "Ada", "reviewBy", "2020-01-01"));
        assertThat(get("/api/v1/articles?need=review&limit=100", token("mei.lin"))
                        .body()
                        .toString())
                .contains(original);
    }

    @Test
    void aPolicyChangeRunsUntilEveryArticleIsPublishedAnew() {
        String one = created(form("rule-one", "en", "public", "Old"));
        String two = created(form("rule-two", "en", "public", "Old"));
        Map<String, Object> change = Map.of("title", "30 days", "articles", List.of(one, two));
        assertThat(post("/api/v1/knowledge/policy-changes", token("grace.zhao"), change)
                        .status())
                .isEqualTo(422);
        step(one, "publish", null);
        step(two, "publish", null);

        Answer recorded = post("/api/v1/knowledge/policy-changes", token("grace.zhao"), change);
        assertThat(recorded.status()).isEqualTo(201);
        String id = recorded.body().get("id").asString();
        assertThat(told(id)).hasSize(1).allMatch(told -> told.is(PolicyChangeRecorded.class));

        Map<String, Object> said = form("rule-one", "en", "public", "New");
        call("PUT", "/api/v1/articles/" + one, token("admin.pronto"), said, "If-Match", "\"1\"");
        step(one, "publish", null);
        assertThat(get("/api/v1/knowledge/policy-changes?open=true", token("mei.lin"))
                        .body()
                        .toString())
                .contains(id);
        assertThat(told(id)).hasSize(1);
        step(two, "retire", Map.of("reason", "Says nothing more"));

        assertThat(told(id)).hasSize(2).anyMatch(told -> told.is(PolicyChangePublished.class));
        assertThat(get("/api/v1/knowledge/policy-changes?open=true", token("mei.lin"))
                        .body()
                        .toString())
                .doesNotContain(id);
    }

    @Test
    void audiencesAreKeptApartInSearchAndHelpCentre() {
        for (String audience : List.of("public", "signed-in", "tier-premium", "tier-vip", "internal")) {
            String id = created(form("kept-" + audience, "en", audience, "Quokkas of " + mark + " for " + audience));
            assertThat(step(id, "publish", null).status()).isEqualTo(200);
            assertThat(get("/help-api/v1/en/articles/kept-" + audience + "-" + mark, null)
                            .status())
                    .isEqualTo(audience.equals("public") ? 200 : 404);
        }
        awaitIndexed();
        String search = "/api/v1/knowledge/search?limit=50&q=quokkas%20of%20" + mark;
        String program = TestServers.keycloak().clientToken("pronto-integrator");

        assertThat(audiences(get("/help-api/v1/en/search?limit=50&q=quokkas%20of%20" + mark, null)))
                .containsExactly("public");
        assertThat(audiences(get(search, program))).containsExactly("public");
        assertThat(audiences(get(search + "&tier=standard", program))).containsExactly("public", "signed-in");
        assertThat(audiences(get(search + "&tier=premium", program)))
                .containsExactly("public", "signed-in", "tier-premium");
        assertThat(audiences(get(search + "&tier=vip", program)))
                .containsExactly("public", "signed-in", "tier-premium", "tier-vip");
        assertThat(audiences(get(search, token("mei.lin"))))
                .containsExactly("internal", "public", "signed-in", "tier-premium", "tier-vip");
        assertThat(get("/help-api/v1/en/suggestions?q=quokka%20kept%20tier", null)
                        .body()
                        .get("items")
                        .toString())
                .doesNotContain("tier-vip");
    }

    private List<String> audiences(Answer answer) {
        return answer.body()
                .get("items")
                .valueStream()
                .filter(hit -> hit.get("title").asString().endsWith(mark))
                .map(hit -> hit.get("audience").asString())
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "mei.lin, 200, 403, 403",
        "grace.zhao, 200, 404, 403",
        "peter.novak, 200, 403, 403",
        "admin.pronto, 200, 404, 404",
        "-, 401, 401, 401",
        "integrator, 403, 403, 403",
    })
    void rolesDecideAboutStepsSynonymsAndIndices(String who, int read, int write, int admin) {
        String token = switch (who) {
            case "-" -> null;
            case "integrator" -> TestServers.keycloak().clientToken("pronto-integrator");
            default -> token(who);
        };
        String nowhere = "/api/v1/articles/" + UUID.randomUUID();

        int missing = read == 200 ? 404 : read;
        for (String path : List.of("/steps", "/translations", "/ratings", "/diff?from=1&to=2")) {
            assertThat(get(nowhere + path, token).status()).as(path).isEqualTo(missing);
        }
        assertThat(get("/api/v1/knowledge/policy-changes", token).status()).isEqualTo(read);
        assertThat(get("/api/v1/knowledge/synonyms?language=en", token).status())
                .isEqualTo(read);
        assertThat(get("/api/v1/knowledge/suggestions?q=x&language=en", token).status())
                .isEqualTo(read);
        assertThat(post(nowhere + "/submit", token, Map.of("reviewer", "x")).status())
                .isEqualTo(write);
        assertThat(post(nowhere + "/send-back", token, Map.of("reason", "x")).status())
                .isEqualTo(write);
        assertThat(post(nowhere + "/schedule", token, Map.of("publishAt", "2099-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(write);
        assertThat(call("PUT", nowhere + "/care", token, Map.of("owner", "x")).status())
                .isEqualTo(write);
        assertThat(call("POST", nowhere + "/restore", token, Map.of("version", 1), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(write);
        String group = "/api/v1/knowledge/synonyms/" + UUID.randomUUID();
        assertThat(call("PUT", group, token, Map.of("words", List.of("a1", "b1")))
                        .status())
                .isEqualTo(write);
        assertThat(call("DELETE", group, token, null).status()).isEqualTo(write);
        assertThat(post("/api/v1/knowledge/indices/xx/rebuild", token, null).status())
                .isEqualTo(admin);
    }

    @Test
    void synonymsAreEditedAndTakeEffectAtOnce() {
        String id = created(form("marsupial", "en", "public", "Feeding a marsupial " + mark));
        step(id, "publish", null);
        awaitIndexed();
        String word = "zorblax" + mark;
        String suggest = "/help-api/v1/en/suggestions?q=" + word;
        assertThat(get(suggest, null).body().get("items").size()).isZero();
        assertThat(post(
                                "/api/v1/knowledge/synonyms",
                                token("grace.zhao"),
                                Map.of("language", "en", "words", List.of(word)))
                        .status())
                .isEqualTo(400);

        Answer added = post(
                "/api/v1/knowledge/synonyms",
                token("grace.zhao"),
                Map.of("language", "en", "words", List.of(word, "quokka marsupial")));
        assertThat(added.status()).isEqualTo(201);

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> get(suggest, null).body().toString().contains("marsupial-" + mark));
        String group = "/api/v1/knowledge/synonyms/" + added.body().get("id").asString();
        assertThat(call("DELETE", group, token("grace.zhao"), null).status()).isEqualTo(204);
    }

    @Test
    void anIndexIsFilledAnewWhileItGoesOnAnswering() {
        String id = created(form("rebuilt", "en", "public", "Rebuilding " + mark));
        step(id, "publish", null);
        awaitIndexed();
        String search = "/help-api/v1/en/search?q=rebuilding%20" + mark;
        assertThat(get(search, null).body().toString()).contains("rebuilt-" + mark);

        assertThat(post("/api/v1/knowledge/indices/en/rebuild", token("admin.pronto"), null)
                        .status())
                .isEqualTo(202);
        assertThat(post("/api/v1/knowledge/indices/en/rebuild", token("admin.pronto"), null)
                        .status())
                .isEqualTo(409);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            assertThat(get(search, null).body().toString()).contains("rebuilt-" + mark);
            return get("/api/v1/knowledge/indices", token("admin.pronto"))
                    .body()
                    .get("items")
                    .get(0)
                    .get("fillingSince")
                    .isNull();
        });
        assertThat(get(search, null).body().toString()).contains("rebuilt-" + mark);
    }
}
