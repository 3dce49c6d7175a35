package io.pronto.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.KnowledgeEvent.ArticlePublished;
import io.pronto.contracts.KnowledgeEvent.ArticleRetired;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.ArticlesContract;
import io.pronto.stack.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class KnowledgeApiIT extends KnowledgeServer implements ArticlesContract {
    @Autowired
    Articles articles;

    @Autowired
    TransactionTemplate transactions;

    private final String mark = "t" + UUID.randomUUID().toString().substring(0, 8);

    @Override
    public Articles articles() {
        return articles;
    }

    @Override
    public String mark() {
        return mark;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    private Map<String, Object> aForm(String key) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("key", key + "-" + mark);
        form.put("language", "en");
        form.put("title", "Zeppelin rides");
        form.put("category", "leisure");
        form.put("tags", List.of("sky"));
        form.put("audience", "public");
        form.put(
                "markdown",
                "A zeppelin ride takes **two hours**.\n\n## Boarding\n\nBring <script>alert(1)</script> a hat.");
        form.put("exampleQuestions", List.of("How long is a zeppelin ride?"));
        return form;
    }

    @ParameterizedTest
    @CsvSource({
        "mei.lin, 200, 403, 403",
        "grace.zhao, 200, 201, 403",
        "peter.novak, 200, 403, 403",
        "admin.pronto, 200, 201, 200",
        "-, 401, 401, 401",
        "integrator, 403, 403, 403",
    })
    void rolesDecideWhoReadsAndWrites(String who, int read, int write, int bring) {
        String token = switch (who) {
            case "-" -> null;
            case "integrator" -> TestServers.keycloak().clientToken("pronto-integrator");
            default -> token(who);
        };

        assertThat(get("/api/v1/articles", token).status()).isEqualTo(read);
        assertThat(post("/api/v1/articles/preview", token, Map.of("markdown", "*x*"))
                        .status())
                .isEqualTo(read);
        Answer created = post("/api/v1/articles", token, aForm(who.equals("-") ? "nobody" : who.replace('.', '-')));
        assertThat(created.status()).isEqualTo(write);
        assertThat(post("/api/v1/articles/import", token, List.of()).status()).isEqualTo(bring);
        String id = write == 201
                ? created.body().get("id").asString()
                : UUID.randomUUID().toString();
        assertThat(post("/api/v1/articles/" + id + "/publish", token, null).status())
                .isEqualTo(write == 201 ? 200 : write);
        assertThat(call("PUT", "/api/v1/articles/" + id, token, aForm("any"), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(write == 201 ? 422 : write);
        assertThat(post("/api/v1/articles/" + id + "/retire", token, null).status())
                .isEqualTo(write == 201 ? 200 : write);
        boolean mayAsk = token != null;
        assertThat(get("/api/v1/knowledge/search?q=zeppelin", token).status()).isEqualTo(mayAsk ? 200 : 401);
        assertThat(post("/api/v1/knowledge/answers", token, Map.of("question", "zeppelin?"))
                        .status())
                .isEqualTo(mayAsk ? 200 : 401);
    }

    @Test
    void anArticleFromDraftToHelpCentreToRetirement() {
        String admin = token("admin.pronto");
        Answer created = post("/api/v1/articles", admin, aForm("life"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.etag()).isEqualTo("\"1\"");
        String id = created.body().get("id").asString();
        String page = "/help-api/v1/en/articles/life-" + mark;
        assertThat(get(page, null).status()).isEqualTo(404);

        Answer published = post("/api/v1/articles/" + id + "/publish", admin, null);
        assertThat(published.body().get("state").asString()).isEqualTo("published");
        Answer read = get(page, null);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body().get("html").asString())
                .contains("<strong>two hours</strong>", "id=\"boarding\"")
                .doesNotContain("<script");

        // Found within the promise: the index is refreshed with the publication.
        awaitIndexed();
        assertThat(get("/help-api/v1/en/search?q=zeppelin%20ride", null)
                        .body()
                        .get("items")
                        .toString())
                .contains("life-" + mark);
        Answer answer =
                post("/api/v1/knowledge/answers", admin, Map.of("question", "how long does a zeppelin ride take"));
        assertThat(answer.body().get("passages").size()).isPositive();

        Map<String, Object> form = aForm("life");
        form.put("title", "Zeppelin trips");
        Answer edited = call("PUT", "/api/v1/articles/" + id, admin, form, "If-Match", "\"1\"");
        assertThat(edited.etag()).isEqualTo("\"2\"");
        assertThat(edited.body().get("publishedVersion").asInt()).isEqualTo(1);
        assertThat(call("PUT", "/api/v1/articles/" + id, admin, form, "If-Match", "\"1\"")
                        .status())
                .isEqualTo(412);
        assertThat(call("PUT", "/api/v1/articles/" + id, admin, form).status()).isEqualTo(428);
        assertThat(get(page, null).body().get("title").asString()).isEqualTo("Zeppelin rides");
        assertThat(get("/api/v1/articles/" + id + "/versions", admin)
                        .body()
                        .get("items")
                        .size())
                .isEqualTo(2);
        assertThat(post("/api/v1/articles/" + id + "/publish", admin, null).status())
                .isEqualTo(200);
        assertThat(post("/api/v1/articles/" + id + "/publish", admin, null).status())
                .isEqualTo(409);

        assertThat(post("/api/v1/articles/" + id + "/retire", admin, null).status())
                .isEqualTo(200);
        assertThat(get(page, null).status()).isEqualTo(404);
        assertThat(told(id))
                .extracting(Told::type)
                .containsExactly(
                        io.pronto.contracts.EventTypes.nameOf(ArticlePublished.class),
                        io.pronto.contracts.EventTypes.nameOf(ArticlePublished.class),
                        io.pronto.contracts.EventTypes.nameOf(ArticleRetired.class));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(get("/help-api/v1/en/search?q=zeppelin%20trips", null)
                                .body()
                                .toString())
                        .doesNotContain("life-" + mark));
    }

    @Test
    void whatIsForATierAnswersWhoeverIsKnownToBeOfIt() {
        Map<String, Object> form = aForm("lounge");
        form.put("audience", "tier-premium");
        form.put("title", "Axolotl lounge");
        form.put("exampleQuestions", List.of("When does the axolotl lounge open?"));
        form.put("markdown", "The axolotl lounge opens at seven.");
        assertThat(post("/api/v1/articles/import", token("admin.pronto"), List.of(form))
                        .status())
                .isEqualTo(200);
        awaitIndexed();
        String program = TestServers.keycloak().clientToken("pronto-integrator");

        assertThat(lounge(program, Map.of())).doesNotContain("lounge-" + mark, "seven");
        assertThat(lounge(program, Map.of("tier", "STANDARD"))).doesNotContain("lounge-" + mark, "seven");
        assertThat(lounge(program, Map.of("tier", "PREMIUM"))).contains("seven");
        assertThat(lounge(program, Map.of("tier", "VIP"))).contains("seven");
    }

    private String lounge(String token, Map<String, ?> context) {
        return post(
                        "/api/v1/knowledge/answers",
                        token,
                        Map.of("question", "When does the axolotl lounge open?", "locale", "en", "context", context))
                .body()
                .toString();
    }

    @Test
    void internalArticlesAreForStaffAlone() {
        Map<String, Object> form = aForm("secret");
        form.put("audience", "internal");
        form.put("title", "Quagga handling");
        form.put("exampleQuestions", List.of("How do we handle a quagga?"));
        form.put("markdown", "Feed the quagga at noon.");
        assertThat(post("/api/v1/articles/import", token("admin.pronto"), List.of(form))
                        .status())
                .isEqualTo(200);
        awaitIndexed();

        assertThat(get("/api/v1/knowledge/search?q=quagga", token("mei.lin"))
                        .body()
                        .toString())
                .contains("secret-" + mark);
        assertThat(get("/help-api/v1/en/search?q=quagga", null).body().toString())
                .doesNotContain("secret-" + mark);
        assertThat(get("/help-api/v1/en/articles/secret-" + mark, null).status())
                .isEqualTo(404);
        assertThat(get(
                                "/api/v1/knowledge/search?q=quagga",
                                TestServers.keycloak().clientToken("pronto-integrator"))
                        .body()
                        .toString())
                .doesNotContain("secret-" + mark);
        assertThat(post("/api/v1/knowledge/answers", token("mei.lin"), Map.of("question", "How do we handle a quagga?"))
                        .body()
                        .toString())
                .doesNotContain("noon");
    }

    @Test
    void anImportRefusesRowByRowAndTwiceChangesNothing() {
        List<Object> rows = new ArrayList<>();
        rows.add(aForm("good"));
        Map<String, Object> bad = aForm("bad");
        bad.put("title", " ");
        rows.add(bad);
        Map<String, Object> badKey = aForm("x");
        badKey.put("key", "Not A Key");
        rows.add(badKey);
        Map<String, Object> klingon = aForm("klingon");
        klingon.put("language", "tlh");
        rows.add(klingon);
        String admin = token("admin.pronto");

        Answer first = post("/api/v1/articles/import", admin, rows);
        Answer second = post("/api/v1/articles/import", admin, rows);

        assertThat(first.body().get("counts").toString()).isEqualTo("{\"created\":1,\"refused\":3}");
        assertThat(first.body().get("rows").get(1).get("detail").asString()).isEqualTo("It must not be empty.");
        assertThat(second.body().get("counts").toString()).isEqualTo("{\"refused\":3,\"unchanged\":1}");
        assertThat(first.body().get("rows").get(1).get("field").asString()).isEqualTo("title");
        assertThat(first.body().get("rows").get(2).get("field").asString()).isEqualTo("key");
        assertThat(first.body().get("rows").get(3).get("field").asString()).isEqualTo("language");
    }

    @Test
    void searchSpeaksBothLanguages() {
        haveSamples();
        String agent = token("mei.lin");

        assertThat(get("/api/v1/knowledge/search?q=%E9%80%80%E6%AC%BE&language=zh", agent)
                        .body()
                        .get("items")
                        .get(0)
                        .get("path")
                        .asString())
                .isEqualTo("/help/zh/refund-time");
        // Words in Chinese, results wanted in English: the translation under the same key.
        assertThat(get("/api/v1/knowledge/search?q=%E9%80%80%E6%AC%BE%E5%A4%9A%E4%B9%85&language=en", agent)
                        .body()
                        .get("items")
                        .get(0)
                        .get("path")
                        .asString())
                .isEqualTo("/help/en/refund-time");
        assertThat(get("/help-api/v1/en/articles/refund-time", null)
                        .body()
                        .get("translations")
                        .get("zh")
                        .asString())
                .isEqualTo("refund-time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"question\": \"\"}|400|question",
                "{}|400|question",
                "{\"question\": \"x\", \"langage\": \"en\"}|400|langage",
                "{\"question\": 5|400|",
            })
    void badQuestionsAreRefusedWithTheField(String body, int status, String field) {
        Answer answer = post("/api/v1/knowledge/answers", token("mei.lin"), body);

        assertThat(answer.status()).isEqualTo(status);
        if (field != null) {
            assertThat(answer.body().get("field").asString()).isEqualTo(field);
        }
    }

    @Test
    void strangeQuestionsGetSensibleDecisions() {
        String agent = token("mei.lin");
        assertThat(post("/api/v1/knowledge/answers", agent, Map.of("question", "a ".repeat(25_000)))
                        .status())
                .isEqualTo(400);
        assertThat(post("/api/v1/knowledge/answers", agent, Map.of("question", "😀😀"))
                        .body()
                        .get("decision")
                        .asString())
                .isEqualTo("ask_back");
        for (String text : List.of(
                "où est ma commande s'il vous plaît",
                "مرحبا كيف أعيد المنتج",
                "<script>alert(1)</script>",
                "'; DROP TABLE article; --")) {
            Answer answer = post("/api/v1/knowledge/answers", agent, Map.of("question", text));
            assertThat(answer.status()).as(text).isEqualTo(200);
        }
        Map<String, Object> tooLong = aForm("long");
        tooLong.put("markdown", "x".repeat(50_001));
        Answer refused = post("/api/v1/articles", token("admin.pronto"), tooLong);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("field").asString()).isEqualTo("markdown");
    }
}
