package io.pronto.routing.classification.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationEvent.HandoffRequested;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.FormField;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.KnowledgeEvent.TopicSuggested;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import io.pronto.routing.Replica;
import io.pronto.routing.Replica.Answer;
import io.pronto.routing.Replica.Suite;
import io.pronto.stack.TestServers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ClassificationIT {
    private static final String RULES = "/api/v1/routing/classification-rules";
    private static final String TRIALS = RULES + "/trials";
    private static Replica routing;

    @BeforeAll
    static void start() {
        routing = Suite.fresh("routing-classification")
                .start("--pronto.routing.directory.secret="
                        + TestServers.keycloak().clientSecret());
        put("/api/v1/skills/returns", "{'name':'Returns','nameZh':'退货'}");
        put(
                "/api/v1/queues/returns",
                "{'name':'Returns','nameZh':'退货','topics':['returns'],'requiredSkills':[{'skill':'returns','minLevel':2}]}");
    }

    @AfterAll
    static void stop() {
        routing.close();
    }

    @Test
    void rulesAreKeptTriedAuditedAndDecideWhereWorkGoes() {
        Answer kept = replace(
                "{'rules':[{'id':'page','name':'Returns page','when':{'pages':['/returns*'],'fields':{'country':['DE','AT']}},"
                        + "'gives':{'topic':'returns','priority':'HIGH','required':[{'skill':'returns','level':3}]},'stop':true}]}");
        assertThat(kept.status()).as(kept.body()).isEqualTo(200);
        assertThat(kept.json().path("findings").path(0).path("code").asString()).isEqualTo("nobody-could-serve");

        JsonNode trial = routing.post(
                        "grace.zhao",
                        TRIALS,
                        json(
                                "{'channel':'CHAT','language':'en','page':'https://shop.example/returns/1','fields':{'country':'de'}}"))
                .json();
        assertThat(trial.path("queue").asString()).isEqualTo("returns");
        assertThat(trial.path("source").asString()).isEqualTo("RULE");
        assertThat(trial.path("steps").path(0).path("verdict").asString()).isEqualTo("HELD");
        JsonNode other = routing.post(
                        "grace.zhao", TRIALS, json("{'channel':'CHAT','language':'en','page':'https://shop.example/'}"))
                .json();
        assertThat(other.path("steps").path(0).path("unmet").asString()).isEqualTo("PAGE");
        assertThat(other.path("queue").asString()).isEqualTo("general");

        UUID conversation = handOff("https://shop.example/returns/9", new FormField("country", "AT"));
        await().untilAsserted(() -> {
            JsonNode work =
                    routing.get("grace.zhao", "/api/v1/work/" + conversation).json();
            assertThat(work.path("queue").asString()).isEqualTo("returns");
            assertThat(work.path("priority").asString()).isEqualTo("HIGH");
            assertThat(work.path("skills").path(0).path("level").asInt()).isEqualTo(3);
        });
        assertThat(routing.get("admin.pronto", "/api/v1/routing/audit").body())
                .contains("classification-rules.replaced", "Returns page");
    }

    @Test
    void aGuessMovesWhatWaitsAndIsKeptForWhoeverAsksLater() {
        replace("{'rules':[]}");
        UUID waiting = handOff(null);
        await().until(() -> routing.get("grace.zhao", "/api/v1/work/" + waiting).status() == 200);
        suggest(waiting);
        await().until(() -> queueOf(waiting).equals("returns"));

        UUID later = UUID.randomUUID();
        suggest(later);
        await().until(() -> routing.jdbc()
                        .sql("SELECT count(*) FROM classification_case WHERE conversation = :id")
                        .param("id", later)
                        .query(Integer.class)
                        .single()
                == 1);
        handOff(later, null);
        await().until(() -> queueOf(later).equals("returns"));
    }

    @Test
    void badRulesAreRefusedWithTheFieldAndTheRemedy() {
        Answer unknown = replace("{'rules':[{'id':'a','name':'A','gives':{'queue':'nowhere'}}]}");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.code()).isEqualTo("rules-wrong");
        assertThat(unknown.json().path("field").asString()).isEqualTo("rules[0].gives.queue");
        assertThat(unknown.json().path("findings").path(0).path("code").asString())
                .isEqualTo("queue-unknown");

        Answer never = replace("{'rules':[{'id':'a','name':'A','gives':{'topic':'x'},'stop':true},"
                + "{'id':'b','name':'B','when':{'channels':['CHAT']},'gives':{'topic':'y'}}]}");
        assertThat(never.json().path("findings").path(0).path("code").asString())
                .isEqualTo("never-reached");

        assertThat(replace("{'rules':[{'id':'A B','name':'A'}]}").json().toString())
                .contains("rules/0/id");
        Answer misspelt = replace("{'rules':[{'id':'a','name':'A','wen':{}}]}");
        assertThat(misspelt.status()).isEqualTo(400);
        assertThat(misspelt.body()).contains("wen");
    }

    @Test
    void anEditNamesTheRevisionItIsBasedOn() {
        replace("{'rules':[]}");
        assertThat(routing.put("admin.pronto", RULES, "{\"rules\":[]}").status())
                .isEqualTo(428);
        assertThat(routing.send("admin.pronto", "PUT", RULES, "{\"rules\":[]}", Map.of("If-Match", "\"9999\""))
                        .status())
                .isEqualTo(412);
    }

    /** Columns: agent, supervisor, manager, administrator, integrator, nobody. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET,  /api/v1/routing/classification-rules,        403, 200, 200, 200, 403, 401",
        "PUT,  /api/v1/routing/classification-rules,        403, 403, 403, 412, 403, 401",
        "POST, /api/v1/routing/classification-rules/trials, 403, 200, 200, 200, 403, 401"
    })
    void everyDoorKnowsItsRoles(
            String method,
            String path,
            String agent,
            String supervisor,
            String manager,
            String administrator,
            String integrator,
            String nobody) {
        replace("{'rules':[]}");
        String body = switch (method) {
            case "PUT" -> "{\"rules\":[]}";
            case "POST" -> json("{'channel':'CHAT','language':'en'}");
            default -> null;
        };
        assertThat(List.of("emma.clark", "grace.zhao", "peter.novak", "admin.pronto", "pronto-integrator", "").stream()
                        .map(user ->
                                Integer.toString(routing.send(user, method, path, body, Map.of("If-Match", "\"9999\""))
                                        .status())))
                .containsExactly(agent, supervisor, manager, administrator, integrator, nobody);
    }

    private static String queueOf(UUID conversation) {
        return routing.get("grace.zhao", "/api/v1/work/" + conversation)
                .json()
                .path("queue")
                .asString();
    }

    private static Answer replace(String rules) {
        long revision =
                routing.get("admin.pronto", RULES).json().path("revision").asLong();
        return routing.send("admin.pronto", "PUT", RULES, json(rules), Map.of("If-Match", "\"" + revision + "\""));
    }

    private static void put(String path, String body) {
        Answer answer = routing.put("admin.pronto", path, json(body));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static void suggest(UUID conversation) {
        routing.tell(
                new TopicSuggested(new ConversationId(conversation), "returns", .9, true, List.of(), 1, Instant.now()));
    }

    private static UUID handOff(@Nullable String page, FormField... fields) {
        UUID conversation = UUID.randomUUID();
        handOff(conversation, page, fields);
        return conversation;
    }

    private static void handOff(UUID conversation, @Nullable String page, FormField... fields) {
        Instant now = Instant.now();
        routing.tell(new HandoffRequested(
                new ConversationId(conversation),
                new CustomerId(UUID.randomUUID()),
                Channel.CHAT,
                "en",
                Tier.STANDARD,
                Priority.NORMAL,
                null,
                List.of(),
                HandoffReason.ASKED_FOR_PERSON,
                "wants a person",
                null,
                null,
                null,
                List.of(),
                page,
                List.of(fields),
                now,
                now));
    }
}
