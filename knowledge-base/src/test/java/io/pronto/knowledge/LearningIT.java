package io.pronto.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.knowledge.learning.Feedbacks;
import io.pronto.knowledge.learning.FeedbacksContract;
import io.pronto.stack.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class LearningIT extends KnowledgeServer implements FeedbacksContract {
    private static final String FEEDBACK = "/api/v1/knowledge/answers/feedback";
    private static final String TOPICS = "/api/v1/knowledge/sensitive-topics";

    @Autowired
    Feedbacks feedbacks;

    private final String mark = UUID.randomUUID().toString().substring(0, 6);

    @Override
    public Feedbacks feedbacks() {
        return feedbacks;
    }

    private static String tokenOf(String who) {
        return switch (who) {
            case "-" -> null;
            case "integrator" -> TestServers.keycloak().clientToken("pronto-integrator");
            default -> token(who);
        };
    }

    private String bring(String key, String title, List<String> questions) {
        Answer imported = post(
                "/api/v1/articles/import",
                token("admin.pronto"),
                List.of(Map.of(
                        "key",
                        key + "-" + mark,
                        "language",
                        "en",
                        "title",
                        title,
                        "category",
                        "zoo",
                        "audience",
                        "public",
                        "markdown",
                        title + ".",
                        "exampleQuestions",
                        questions)));
        assertThat(imported.body().at("/rows/0/result").asString())
                .as(imported.body().toString())
                .isEqualTo("created");
        return imported.body().at("/rows/0/id").asString();
    }

    private JsonNode ask(String question) {
        Answer answer =
                post("/api/v1/knowledge/answers", token("mei.lin"), Map.of("question", question, "locale", "en"));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private static String first(JsonNode answer) {
        return answer.at("/passages/0/source/article").asString("");
    }

    @ParameterizedTest
    @CsvSource({
        "mei.lin, 201, 403, 403, 403",
        "grace.zhao, 201, 200, 200, 403",
        "peter.novak, 201, 200, 403, 403",
        "admin.pronto, 201, 200, 200, 412",
        "integrator, 201, 403, 403, 403",
        "-, 401, 401, 401, 401",
    })
    void rolesDecideWhoTeachesReadsAndEdits(String who, int teach, int read, int edit, int wish) {
        String token = tokenOf(who);

        assertThat(post(FEEDBACK, token, Map.of("questionText", "what is " + mark, "verdict", "nothing_fits"))
                        .status())
                .isEqualTo(teach);
        assertThat(get("/api/v1/knowledge/reliability", token).status()).isEqualTo(read);
        assertThat(get(TOPICS, token).status()).isEqualTo(read);
        Map<String, Object> topic =
                Map.of("name", "Press", "nameZh", "媒体", "phrases", Map.of("en", List.of("zz" + mark)));
        String key = "press-" + who.replaceAll("[^a-z]", "") + "x";
        assertThat(call("PUT", TOPICS + "/" + key, token, topic).status()).isEqualTo(edit);
        assertThat(call("DELETE", TOPICS + "/" + key, token, null, "If-Match", "\"1\"")
                        .status())
                .isEqualTo(edit == 200 ? 204 : edit);
        assertThat(call(
                                "PUT",
                                "/api/v1/knowledge/reliability/public",
                                token,
                                Map.of("precision", .9, "foreignShare", .1),
                                "If-Match",
                                "\"77\"")
                        .status())
                .isEqualTo(wish);
    }

    @Test
    void anApprovedPhrasingAnswersFromTheNextQuestionOn() {
        String okapi = bring("okapi", "Feeding times of the okapi " + mark, List.of());
        bring("gecko", "Feeding times of the gecko " + mark, List.of());
        awaitIndexed();
        String odd = "when does stripy bum get his tea " + mark;
        assertThat(ask(odd).path("decision").asString()).isNotEqualTo("answer");

        Answer told = post(
                FEEDBACK,
                token("mei.lin"),
                Map.of("questionText", odd, "language", "en", "articleId", okapi, "verdict", "this_was_the_answer"));

        assertThat(told.status()).as(told.body().toString()).isEqualTo(201);
        assertThat(told.body().path("confidence").asDouble()).isLessThan(1);
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode answer = ask(odd);
            assertThat(answer.path("decision").asString()).isEqualTo("answer");
            assertThat(first(answer)).isEqualTo(okapi);
        });
    }

    @Test
    void learnsHowCustomersAskInTheBackground() {
        List<String> ids = new ArrayList<>();
        for (List<String> one : List.of(
                List.of("visit", "entrance", "opening hours", "come in", "gates"),
                List.of("adopt", "sponsor", "godparent", "patron", "support an animal"),
                List.of("birthday", "party", "cake", "celebrate", "children's feast"))) {
            List<String> questions = new ArrayList<>();
            for (String word : one) {
                questions.add("how about " + word + " at the zoo " + mark);
                questions.add("tell me more of your " + word + " please " + mark);
            }
            ids.add(bring(one.getFirst(), "Zoo " + one.getFirst() + " " + mark, questions));
        }
        awaitIndexed();

        Awaitility.await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            JsonNode english = get("/api/v1/knowledge/reliability", token("admin.pronto"))
                    .body()
                    .at("/languages/0");
            assertThat(english.path("upToDate").asBoolean()).isTrue();
            assertThat(english.path("articles").asInt()).isGreaterThanOrEqualTo(3);
            assertThat(english.at("/fromLessons/questions").asInt()).isPositive();
        });
        assertThat(first(ask("I would like to celebrate with cake at your zoo " + mark)))
                .isEqualTo(ids.get(2));
        assertThat(sql.sql("SELECT count(*) FROM answer_model WHERE language = 'en' AND articles >= 3")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void theHousesListOfSensitiveTopicsCountsAtOnce() {
        String admin = token("admin.pronto");
        String word = "xylobank" + mark;
        Map<String, Object> topic =
                Map.of("name", "Bank", "nameZh", "银行", "phrases", Map.of("en", List.of(word), "zh", List.of("假货")));
        Answer added = call("PUT", TOPICS + "/bank-" + mark, admin, topic);
        assertThat(added.status()).as(added.body().toString()).isEqualTo(200);

        JsonNode answer = ask("is " + word + " a partner of yours");
        assertThat(answer.path("decision").asString()).isEqualTo("hand_off");
        assertThat(answer.path("reason").asString()).isEqualTo("SENSITIVE");

        assertThat(call("PUT", TOPICS + "/bank-" + mark, admin, topic).status()).isEqualTo(428);
        assertThat(call("PUT", TOPICS + "/bank-" + mark, admin, topic, "If-Match", "\"9\"")
                        .status())
                .isEqualTo(412);
        assertThat(call("DELETE", TOPICS + "/legal", admin, null, "If-Match", "\"0\"")
                        .status())
                .isEqualTo(422);
        assertThat(call(
                                "PUT",
                                TOPICS + "/x-" + mark,
                                admin,
                                Map.of("name", "x", "nameZh", "x", "phrases", Map.of("en", List.of("x"))))
                        .body()
                        .path("field")
                        .asString())
                .isEqualTo("phrases/en/0");
        assertThat(call("PUT", TOPICS + "/x-" + mark, admin, Map.of("name", "x", "nameZh", "x", "phrasez", 1))
                        .status())
                .isEqualTo(400);
        assertThat(call("DELETE", TOPICS + "/bank-" + mark, admin, null, "If-Match", "\"1\"")
                        .status())
                .isEqualTo(204);
        assertThat(ask("is " + word + " a partner of yours").path("reason").asString(""))
                .isNotEqualTo("SENSITIVE");
    }

    @Test
    void refusesVerdictsThatMakeNoSense() {
        String agent = token("mei.lin");
        assertThat(post(FEEDBACK, agent, Map.of("questionText", "x", "verdict", "maybe"))
                        .body()
                        .path("field")
                        .asString())
                .isEqualTo("verdict");
        assertThat(post(FEEDBACK, agent, Map.of("questionText", "x", "verdict", "right"))
                        .body()
                        .path("field")
                        .asString())
                .isEqualTo("articleId");
        assertThat(post(
                                FEEDBACK,
                                agent,
                                Map.of("questionText", "x", "verdict", "right", "articleId", UUID.randomUUID()))
                        .body()
                        .path("field")
                        .asString())
                .isEqualTo("articleId");
        for (String text : List.of("", "😀", "a ".repeat(25_000))) {
            assertThat(post(FEEDBACK, agent, Map.of("questionText", text, "verdict", "nothing_fits"))
                            .body()
                            .path("field")
                            .asString())
                    .isEqualTo("questionText");
        }
    }

    @Test
    void strangeQuestionsAreAnsweredSomehow() {
        for (String text : List.of(
                "<script>alert(1)</script> how do I <b>return</b> it",
                "배송은 얼마나 걸리나요?",
                "كم يستغرق التوصيل؟",
                "'; DROP TABLE article; --",
                "((((AND OR NOT *:* ~2 \"",
                "\uD83D")) {
            assertThat(post("/api/v1/knowledge/answers", token("mei.lin"), Map.of("question", text))
                            .status())
                    .as(text)
                    .isIn(200, 400);
        }
        assertThat(post("/api/v1/knowledge/answers", token("mei.lin"), Map.of("question", "a ".repeat(25_000)))
                        .status())
                .isEqualTo(400);
        assertThat(post("/api/v1/knowledge/answers", token("mei.lin"), Map.of("question", "  "))
                        .status())
                .isEqualTo(400);
        assertThat(ask("😀😀").path("reason").asString()).isEqualTo("NO_WORDS");
    }
}
