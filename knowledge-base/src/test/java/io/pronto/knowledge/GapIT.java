package io.pronto.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ArticleId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationEvent.AgentReplied;
import io.pronto.contracts.ConversationEvent.AnswerJudged;
import io.pronto.contracts.ConversationEvent.ConversationRated;
import io.pronto.contracts.ConversationEvent.CustomerMessageReceived;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.KnowledgeEvent.AnswerGiven;
import io.pronto.contracts.MessageId;
import io.pronto.stack.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the bot cannot answer becomes a gap, a draft, an article and its effect; what colleagues reply becomes a suggestion. */
class GapIT extends KnowledgeServer {
    private static final String GAPS = "/api/v1/knowledge/gaps";
    private static final String SUGGESTIONS = "/api/v1/knowledge/suggestions";
    private static final AgentId MEI = new AgentId("mei");

    @BeforeEach
    void samples() {
        haveSamples();
    }

    private record Asked(ConversationId conversation, MessageId message) {}

    private Asked asks(String language, String text, boolean bot) {
        Asked asked = new Asked(new ConversationId(UUID.randomUUID()), new MessageId(UUID.randomUUID()));
        says(asked.conversation(), asked.message(), language, text, bot);
        return asked;
    }

    private void says(ConversationId conversation, MessageId message, String language, String text, boolean bot) {
        tell(new CustomerMessageReceived(
                conversation,
                message,
                new CustomerId(UUID.randomUUID()),
                Channel.CHAT,
                language,
                text,
                0,
                bot,
                null,
                Instant.now()));
    }

    private MessageId replies(Asked asked, AgentId agent, String text) {
        MessageId reply = new MessageId(UUID.randomUUID());
        tell(new AgentReplied(asked.conversation(), reply, agent, text, Instant.now()));
        await().until(() -> sql.sql("SELECT count(*) FROM asked_question WHERE conversation = :c AND reply IS NOT NULL")
                        .param("c", asked.conversation().value())
                        .query(Long.class)
                        .single()
                > 0);
        return reply;
    }

    /** What this service told is heard by itself, as on the bus. */
    private void missed(Asked asked) {
        awaitTold(asked.conversation(), 1);
        await().atMost(Duration.ofSeconds(30)).until(() -> fate(asked).equals("UNANSWERED"));
    }

    private String fate(Asked asked) {
        return sql.sql("SELECT fate FROM asked_question WHERE message = :m")
                .param("m", asked.message().value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private void awaitGathered() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sql.sql("SELECT count(*) FROM asked_question WHERE wanted_at IS NOT NULL")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private JsonNode gapOf(Asked asked) {
        awaitGathered();
        String id = sql.sql("SELECT gap::text FROM asked_question WHERE message = :m")
                .param("m", asked.message().value())
                .query(String.class)
                .single();
        return get(GAPS + "/" + id, token("grace.zhao")).body();
    }

    @Test
    void a_gap_grows_is_filled_and_shows_what_that_did() {
        List<Asked> all = List.of(
                asks("en", "How do I sharpen a kitchen knife? I am at ana@example.org", true),
                asks("en", "what is the best way to sharpen kitchen knives", true),
                asks("en", "sharpening my kitchen knife, how does that work?", true));
        all.forEach(this::missed);
        replies(
                all.get(0),
                MEI,
                "Hello Ana, we sharpen knives for free. Hold it at 20 degrees to a wet whetstone and draw it evenly.");
        JsonNode gap = gapOf(all.get(0));
        assertThat(gap.path("gap").path("total").asInt()).as(gap.toString()).isEqualTo(3);
        assertThat(gap.path("gap").path("weeks").path(11).asInt()).isEqualTo(3);
        assertThat(gap.path("gap").path("state").asString()).isEqualTo("open");
        assertThat(gap.toString()).doesNotContain("ana@example.org").contains("[EMAIL_1]");
        String id = gap.path("gap").path("id").asString();

        JsonNode draft = get(GAPS + "/" + id + "/draft", token("grace.zhao")).body();
        assertThat(draft.path("language").asString()).isEqualTo("en");
        assertThat(draft.path("markdown").asString()).startsWith("we sharpen knives for free");
        assertThat(draft.path("exampleQuestions").size()).isGreaterThanOrEqualTo(2);

        String begin = GAPS + "/" + id + "/article";
        assertThat(post(begin, token("grace.zhao"), null).status()).isEqualTo(428);
        assertThat(call("POST", begin, token("grace.zhao"), null, "If-Match", "\"99\"")
                        .status())
                .isEqualTo(412);
        Answer begun = call(
                "POST",
                begin,
                token("grace.zhao"),
                null,
                "If-Match",
                "\"" + gap.path("gap").path("revision").asLong() + "\"");
        assertThat(begun.status()).as(begun.body().toString()).isEqualTo(201);
        String articleId = begun.body().path("article").asString();
        JsonNode article =
                get("/api/v1/articles/" + articleId, token("grace.zhao")).body();
        assertThat(article.path("title").asString())
                .isEqualTo(draft.path("title").asString());
        assertThat(article.path("markdown").asString())
                .isEqualTo(draft.path("markdown").asString());
        assertThat(get(GAPS + "/" + id, token("grace.zhao"))
                        .body()
                        .path("gap")
                        .path("state")
                        .asString())
                .isEqualTo("drafted");

        assertThat(call("POST", "/api/v1/articles/" + articleId + "/publish", token("grace.zhao"), null)
                        .status())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get(GAPS + "/" + id, token("grace.zhao"))
                        .body()
                        .path("gap")
                        .path("state")
                        .asString()
                        .equals("covered"));
        awaitIndexed();
        Asked after = asks("en", "How do I sharpen a kitchen knife?", true);
        awaitTold(after.conversation(), 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> fate(after).equals("ANSWERED"));
        awaitGathered();
        JsonNode effect = get(GAPS + "/" + id, token("grace.zhao")).body().path("effect");
        assertThat(effect.path("missedBefore").asInt()).as(effect.toString()).isEqualTo(3);
        assertThat(effect.path("answeredAfter").asInt()).isEqualTo(1);
        assertThat(effect.path("missedShareAfter").asDouble()).isZero();

        Answer again =
                call("PUT", GAPS + "/" + id, token("grace.zhao"), Map.of("state", "dismissed"), "If-Match", "\"99\"");
        assertThat(again.status()).isEqualTo(409);
        call("POST", "/api/v1/articles/" + articleId + "/retire", token("grace.zhao"), null);
    }

    @Test
    void a_rejected_and_a_badly_rated_answer_count_as_missed() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        String question = "When does the narwhal desk " + mark + " open?";
        Answer imported = post(
                "/api/v1/articles/import",
                token("admin.pronto"),
                List.of(Map.of(
                        "key",
                        "narwhal-" + mark,
                        "language",
                        "en",
                        "title",
                        "The narwhal desk " + mark,
                        "category",
                        "leisure",
                        "tags",
                        List.of(),
                        "audience",
                        "public",
                        "markdown",
                        "The narwhal desk opens at eight.",
                        "exampleQuestions",
                        List.of(question))));
        assertThat(imported.status()).as(imported.body().toString()).isEqualTo(200);
        awaitIndexed();

        Asked rejected = asks("en", question, true);
        await().until(() -> fate(rejected).equals("ANSWERED"));
        Told answer = awaitTold(rejected.conversation(), 1).stream()
                .filter(told -> told.is(AnswerGiven.class))
                .findFirst()
                .orElseThrow();
        ArticleId article = ArticleId.of(
                answer.data().path("citations").path(0).path("article").asString());
        tell(new AnswerJudged(
                rejected.conversation(), new MessageId(UUID.randomUUID()), List.of(article), false, Instant.now()));
        await().atMost(Duration.ofSeconds(20)).until(() -> fate(rejected).equals("REJECTED"));

        Asked rated = asks("en", question, true);
        await().until(() -> fate(rated).equals("ANSWERED"));
        tell(new ConversationRated(rated.conversation(), 1, null, Instant.now()));
        await().atMost(Duration.ofSeconds(20)).until(() -> fate(rated).equals("BADLY_RATED"));
        awaitGathered();
    }

    @Test
    void what_a_colleague_replied_is_suggested_to_who_is_asked_the_same_and_approved_first() {
        Asked asked = asks("en", "Is the blue teapot safe for the dishwasher?", false);
        MessageId reply = replies(
                asked, MEI, "Hi there, the blue teapot is hand-painted: please wash it by hand, without a dishwasher.");
        awaitGathered();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode found = suggestions("can the blue teapot go into the dishwasher", "");
            assertThat(found.path("replies").path(0).path("text").asString())
                    .as(found.toString())
                    .startsWith("the blue teapot is hand-painted");
        });
        String approval = "/api/v1/knowledge/replies/" + reply + "/approval";
        assertThat(call("PUT", approval, token("mei.lin"), Map.of("approved", true))
                        .status())
                .as("another's reply")
                .isEqualTo(404);
        assertThat(call("PUT", approval, token("grace.zhao"), Map.of("approved", true))
                        .status())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> suggestions("can the blue teapot go into the dishwasher", "")
                        .path("replies")
                        .path(0)
                        .path("approved")
                        .asBoolean());
    }

    private JsonNode suggestions(String question, String typed) {
        Answer answer =
                post(SUGGESTIONS, token("mei.lin"), Map.of("question", question, "typed", typed, "language", "en"));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void articles_are_suggested_for_the_question_and_for_the_words_begun() {
        JsonNode found = suggestions("I want to send back the shoes", "");
        assertThat(found.path("articles").path(0).path("title").asString())
                .as(found.toString())
                .containsIgnoringCase("return");
        assertThat(found.path("articles").path(0).path("text").asString()).isNotBlank();
        assertThat(suggestions("", "").path("articles").size()).isZero();
        assertThat(suggestions("🎉🎉", "!!!").path("articles").size()).isZero();
        SEARCH.shut();
        try {
            assertThat(suggestions("I want to send back the shoes", "")
                            .path("searched")
                            .asBoolean())
                    .isFalse();
        } finally {
            SEARCH.open();
        }
    }

    @Test
    void what_a_program_asks_or_a_reader_searches_in_vain_is_gathered_too() throws Exception {
        String program = TestServers.keycloak().clientToken("pronto-integrator");
        Map<String, String> question =
                Map.of("question", "Who repairs a leaking submarine? Call 13800138000", "locale", "en");
        assertThat(post("/api/v1/knowledge/answers", token("mei.lin"), question)
                        .body()
                        .path("decision")
                        .asString())
                .isEqualTo("hand_off");
        assertThat(sources("%submarine%")).as("what staff tries out").isEmpty();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(post("/api/v1/knowledge/answers", program, question)
                            .body()
                            .path("decision")
                            .asString())
                    .isEqualTo("hand_off");
        }
        assertThat(sources("%submarine%")).containsExactly("PROGRAM");
        assertThat(sources("%13800138000%")).isEmpty();

        for (String words : List.of("periscope cleaning", "submarine repair", "shipping")) {
            page("/help/en/search?q=" + words.replace(" ", "%20"));
        }
        assertThat(sources("periscope cleaning")).containsExactly("SEARCH");
        assertThat(sources("shipping")).isEmpty();
        awaitGathered();
        JsonNode gaps =
                get(GAPS + "?language=en&limit=100", token("grace.zhao")).body();
        JsonNode gap = gaps.path("items")
                .valueStream()
                .filter(one -> one.path("title").asString().toLowerCase().contains("submarine"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(gaps.toString()));
        JsonNode examples = get(GAPS + "/" + gap.path("id").asString(), token("grace.zhao"))
                .body()
                .path("examples");
        assertThat(examples.toString()).contains("PROGRAM", "[PHONE_1]");
    }

    private List<String> sources(String text) {
        return sql.sql("SELECT source FROM asked_question WHERE text ILIKE :text")
                .param("text", text)
                .query(String.class)
                .list();
    }

    private void page(String path) throws Exception {
        assertThat(HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void each_door_opens_to_its_roles_alone() {
        for (String path : List.of(GAPS, "/api/v1/knowledge/phrasing")) {
            assertThat(get(path, null).status()).isEqualTo(401);
            assertThat(get(path, token("mei.lin")).status()).isEqualTo(403);
        }
        assertThat(get(GAPS, token("grace.zhao")).status()).isEqualTo(200);
        assertThat(get(GAPS, token("peter.novak")).status()).isEqualTo(200);
        assertThat(get("/api/v1/knowledge/phrasing", token("grace.zhao")).status())
                .isEqualTo(403);
        assertThat(get("/api/v1/knowledge/phrasing", token("admin.pronto"))
                        .body()
                        .path("on")
                        .asBoolean(true))
                .isFalse();
        String nobody = GAPS + "/" + UUID.randomUUID();
        for (String who : List.of("mei.lin", "peter.novak")) {
            assertThat(call("POST", nobody + "/article", token(who), null, "If-Match", "\"1\"")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(call("POST", nobody + "/article", token("grace.zhao"), null, "If-Match", "\"1\"")
                        .status())
                .isEqualTo(404);
        assertThat(get(nobody, token("grace.zhao")).status()).isEqualTo(404);
        assertThat(call("PUT", nobody, token("peter.novak"), Map.of("state", "dismissed"), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(403);
        assertThat(call("PUT", nobody, token("grace.zhao"), Map.of("state", "gone"), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(404);
        assertThat(post(SUGGESTIONS, null, Map.of()).status()).isEqualTo(401);
        assertThat(post(SUGGESTIONS, token("mei.lin"), Map.of("quesion", "x")).status())
                .isEqualTo(400);
        assertThat(get(GAPS + "?state=nowhere", token("grace.zhao")).status()).isEqualTo(400);
        assertThat(get(GAPS + "?cursor=x", token("grace.zhao")).status()).isEqualTo(400);
    }
}
