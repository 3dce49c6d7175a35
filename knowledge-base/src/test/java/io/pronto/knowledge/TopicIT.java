package io.pronto.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationEvent.ConversationReclassified;
import io.pronto.contracts.ConversationEvent.ConversationResolved;
import io.pronto.contracts.ConversationEvent.CustomerMessageReceived;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.KnowledgeEvent.TopicSuggested;
import io.pronto.contracts.MessageId;
import io.pronto.contracts.Outcome;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import io.pronto.contracts.TopicSource;
import io.pronto.stack.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Topics on real servers and with the real models: named, guessed, corrected, learned. */
class TopicIT extends KnowledgeServer {
    private static final String TOPICS = "/api/v1/knowledge/topics/";
    private static final String MODEL = "/api/v1/knowledge/topic-model";

    @BeforeEach
    void threeTopics() {
        define("returns", "Returns", "退货", "I want to send this back", "How do I return my order?", "我想退货", "怎么把商品退回去");
        define(
                "delivery",
                "Delivery",
                "物流配送",
                "Where is my parcel?",
                "When will my order arrive?",
                "我的快递到哪里了",
                "什么时候发货");
        define("invoices", "Invoices", "发票", "I need an invoice", "There is a mistake on my bill", "请给我开发票", "发票抬头写错了");
        awaitLearned();
    }

    @Test
    void the_first_messages_are_guessed_from_the_topics_own_sentences_in_either_language() {
        ConversationId english = says("en", "the shoes do not fit, can I give them back to you?");
        ConversationId chinese = says("zh", "麻烦帮我开一张增值税发票");
        assertThat(suggested(english)).isEqualTo("returns");
        assertThat(suggested(chinese)).isEqualTo("invoices");
    }

    @ParameterizedTest
    @CsvSource({"en, I would like to talk to a person please", "zh, 我要转人工客服"})
    void a_mere_wish_for_a_person_is_about_nothing(String language, String wish) {
        Answer guess = post(
                "/api/v1/knowledge/topic-guesses", token("grace.zhao"), Map.of("text", wish, "language", language));
        assertThat(guess.body().path("topic").isNull())
                .as(guess.body().toString())
                .isTrue();
    }

    @Test
    void what_a_colleague_says_is_a_lesson_and_training_takes_it_in() {
        long before = lessons();
        for (int at = 0; at < 6; at++) {
            ConversationId conversation =
                    says("en", "my voucher code number " + at + " is not accepted at the checkout");
            awaitTold(conversation, 1);
            tell(new ConversationReclassified(
                    conversation, Priority.NORMAL, Tier.STANDARD, "invoices", "en", TopicSource.HAND, Instant.now()));
            await().until(() -> "HAND"
                    .equals(sql.sql("SELECT topic_source FROM topic_case WHERE conversation = :id")
                            .param("id", conversation.value())
                            .query(String.class)
                            .optional()
                            .orElse(null)));
            tell(new ConversationResolved(conversation, Outcome.RESOLVED, new AgentId("mei"), Instant.now()));
        }
        await().until(() -> lessons() == before + 6);
        assertThat(post(MODEL + "/trainings", token("grace.zhao"), null).status())
                .isEqualTo(202);
        awaitLearned();
        Answer guess = post(
                "/api/v1/knowledge/topic-guesses",
                token("grace.zhao"),
                Map.of("text", "the voucher code is refused at the checkout"));
        assertThat(guess.body().path("topic").asString())
                .as(guess.body().toString())
                .isEqualTo("invoices");
        Answer accuracy = get(MODEL + "/accuracy", token("grace.zhao"));
        assertThat(accuracy.body().path("lessons").asInt()).isGreaterThanOrEqualTo(6);
        assertThat(get(MODEL, token("peter.novak"))
                        .body()
                        .path("models")
                        .path(0)
                        .path("measures")
                        .has("accuracy"))
                .isTrue();
    }

    @Test
    void what_nobody_finished_or_the_bot_solved_teaches_nothing() {
        ConversationId conversation = says("en", "where is my parcel");
        awaitTold(conversation, 1);
        tell(new ConversationResolved(conversation, Outcome.SELF_SERVED, null, Instant.now()));
        await().until(() -> sql.sql("SELECT count(*) FROM topic_case WHERE conversation = :id")
                        .param("id", conversation.value())
                        .query(Integer.class)
                        .single()
                == 0);
    }

    @Test
    void edits_name_their_revision_and_bad_topics_are_refused_with_the_field() {
        String admin = token("admin.pronto");
        Map<String, Object> body = Map.of("name", "Returns", "nameZh", "退货");
        assertThat(call("PUT", TOPICS + "returns", admin, body).status()).isEqualTo(428);
        assertThat(call("PUT", TOPICS + "returns", admin, body, "If-Match", "\"999\"")
                        .status())
                .isEqualTo(412);
        Answer nameless = call("PUT", TOPICS + "x", admin, Map.of("name", " ", "nameZh", "无"));
        assertThat(nameless.status()).isEqualTo(400);
        assertThat(nameless.body().path("field").asString()).isEqualTo("name");
        Answer model = get(MODEL, admin);
        assertThat(call("PUT", MODEL, admin, Map.of("sureAt", 2), "If-Match", model.etag())
                        .status())
                .isEqualTo(400);
        assertThat(call("PUT", MODEL, admin, Map.of("sureAt", .6), "If-Match", model.etag())
                        .body()
                        .path("sureAt")
                        .asDouble())
                .isEqualTo(.6);
        assertThat(get("/api/v1/knowledge/audit", admin).body().toString()).contains("topic-model.settled");
    }

    /** Columns: agent, supervisor, manager, administrator, integrator, nobody. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET,    /api/v1/knowledge/topics,                  200, 200, 200, 200, 403, 401",
        "GET,    /api/v1/knowledge/topics/returns,          200, 200, 200, 200, 403, 401",
        "PUT,    /api/v1/knowledge/topics/roles,            403, 403, 403, 200, 403, 401",
        "DELETE, /api/v1/knowledge/topics/absent,           403, 403, 403, 404, 403, 401",
        "GET,    /api/v1/knowledge/topic-model,             403, 200, 200, 200, 403, 401",
        "PUT,    /api/v1/knowledge/topic-model,             403, 403, 403, 412, 403, 401",
        "POST,   /api/v1/knowledge/topic-model/trainings,   403, 202, 403, 202, 403, 401",
        "GET,    /api/v1/knowledge/topic-model/accuracy,    403, 200, 200, 200, 403, 401",
        "POST,   /api/v1/knowledge/topic-guesses,           403, 200, 200, 200, 200, 401"
    })
    void every_door_knows_its_roles(
            String method,
            String path,
            int agent,
            int supervisor,
            int manager,
            int administrator,
            int integrator,
            int nobody) {
        Object body = switch (method + path.substring(path.lastIndexOf('/'))) {
            case "POST/topic-guesses" -> Map.of("text", "hello there");
            case "PUT/roles" -> Map.of("name", "Roles", "nameZh", "角色", "active", false);
            case "PUT/topic-model" -> Map.of("sureAt", .7);
            default -> null;
        };
        assertThat(Stream.of("emma.clark", "grace.zhao", "peter.novak", "admin.pronto", "pronto-integrator", "")
                        .map(user -> call(method, path, tokenOf(user), body, "If-Match", "\"999\"")
                                .status()))
                .containsExactly(agent, supervisor, manager, administrator, integrator, nobody);
    }

    private static String tokenOf(String user) {
        return switch (user) {
            case "" -> null;
            case "pronto-integrator" -> TestServers.keycloak().clientToken(user);
            default -> token(user);
        };
    }

    private String suggested(ConversationId conversation) {
        return awaitTold(conversation, 1).stream()
                .filter(told -> told.is(TopicSuggested.class))
                .findFirst()
                .orElseThrow()
                .data()
                .path("topic")
                .asString();
    }

    private ConversationId says(String language, String text) {
        ConversationId conversation = new ConversationId(UUID.randomUUID());
        tell(new CustomerMessageReceived(
                conversation,
                new MessageId(UUID.randomUUID()),
                new CustomerId(UUID.randomUUID()),
                Channel.CHAT,
                language,
                text,
                0,
                false,
                null,
                Instant.now()));
        return conversation;
    }

    private long lessons() {
        return sql.sql("SELECT count(*) FROM topic_case WHERE label IS NOT NULL")
                .query(Long.class)
                .single();
    }

    private void define(String key, String name, String nameZh, String... examples) {
        if (get(TOPICS + key, token("admin.pronto")).status() == 404) {
            Answer answer = call(
                    "PUT",
                    TOPICS + key,
                    token("admin.pronto"),
                    Map.of("name", name, "nameZh", nameZh, "examples", List.of(examples)));
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        }
    }

    private void awaitLearned() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> sql.sql("""
                                SELECT claimed_until IS NULL AND error IS NULL AND due_at > now()
                                    AND finished_at IS NOT NULL FROM topic_training""").query(Boolean.class).single());
    }
}
