package io.pronto.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pronto.routing.Replica.Answer;
import io.pronto.routing.Replica.Suite;
import io.pronto.stack.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RoutingIT {
    private static final List<String> AGENTS = List.of("mei.lin", "jonas.weber", "chen.hao", "sofia.rossi");
    private static Replica routing;

    @BeforeAll
    static void start() {
        routing = Suite.fresh("routing")
                .start("--pronto.routing.directory.secret="
                        + TestServers.keycloak().clientSecret());
        // A decision considers everybody whom the directory knows.
        await().until(() -> routing.jdbc()
                        .sql("SELECT count(*) FROM agent")
                        .query(Integer.class)
                        .single()
                >= 8);
    }

    @AfterAll
    static void stop() {
        routing.close();
    }

    @AfterEach
    void everybodyGoesHome() {
        AGENTS.forEach(agent -> presence(agent, "OFFLINE"));
        routing.jdbc()
                .sql("SELECT conversation FROM work_item WHERE state <> 'FINISHED'")
                .query(UUID.class)
                .list()
                .forEach(routing::resolve);
        await().until(() -> routing.jdbc()
                        .sql("SELECT count(*) FROM work_item WHERE state <> 'FINISHED'")
                        .query(Integer.class)
                        .single()
                == 0);
    }

    @Test
    void agentsComeFromTheDirectoryByThemselves() {
        await().untilAsserted(() -> {
            JsonNode agents = routing.get("grace.zhao", "/api/v1/agents").json().path("items");
            assertThat(agents.valueStream().map(agent -> agent.path("username").asString()))
                    .contains("mei.lin", "wang.fang", "emma.clark")
                    .doesNotContain("peter.novak");
            assertThat(agents.valueStream()
                            .filter(agent -> agent.path("username").asString().equals("mei.lin"))
                            .findFirst()
                            .orElseThrow()
                            .path("languages")
                            .valueStream()
                            .map(JsonNode::asString))
                    .containsExactly("en", "zh");
        });
    }

    @Test
    void aConversationIsOfferedAcceptedAndFinished() {
        presence("mei.lin", "ONLINE");
        UUID conversation = routing.handoff(null);
        JsonNode offer = offerOf("mei.lin", conversation);
        assertThat(offer.path("queue").asString()).isEqualTo("general");
        assertThat(offer.path("reasons").size()).isPositive();

        Answer accepted = routing.post(
                "mei.lin", "/api/v1/offers/" + offer.path("offerId").asString() + "/accept", null);
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.json().path("state").asString()).isEqualTo("ASSIGNED");
        assertThat(routing.told(conversation)).containsSubsequence("WorkQueued", "WorkOffered", "WorkAssigned");
        assertThat(routing.get("mei.lin", "/api/v1/agents/me")
                        .json()
                        .path("load")
                        .asInt())
                .isEqualTo(25);

        JsonNode decision = routing.get("mei.lin", "/api/v1/work/" + conversation + "/decisions")
                .json()
                .path("items")
                .path(0);
        assertThat(decision.path("policy").asString()).isEqualTo("floor/2 priority");
        assertThat(decision.path("considered").size()).isGreaterThan(1);

        routing.resolve(conversation);
        await().until(() ->
                routing.get("mei.lin", "/api/v1/agents/me").json().path("load").asInt() == 0);
        assertThat(routing.post(
                                "mei.lin",
                                "/api/v1/offers/" + offer.path("offerId").asString() + "/accept",
                                null)
                        .code())
                .isEqualTo("offer-ended");
    }

    @Test
    void anUnansweredOfferGoesToTheNextAgent() {
        assertThat(routing.put(
                                "admin.pronto",
                                "/api/v1/queues/quick",
                                "{\"name\":\"Quick\",\"nameZh\":\"快\",\"offerSeconds\":5}")
                        .status())
                .isEqualTo(200);
        presence("jonas.weber", "ONLINE");
        UUID conversation = routing.handoff("quick");
        offerOf("jonas.weber", conversation);
        presence("mei.lin", "ONLINE");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                routing.get("mei.lin", "/api/v1/offers/mine").body())
                        .contains(conversation.toString()));
        assertThat(routing.get("jonas.weber", "/api/v1/agents/me")
                        .json()
                        .path("presence")
                        .asString())
                .isEqualTo("AWAY");
        assertThat(routing.told(conversation)).containsSubsequence("WorkOffered", "OfferEnded", "WorkOffered");
    }

    @Test
    void goingOfflineGivesTheConversationBack() {
        presence("mei.lin", "ONLINE");
        UUID conversation = routing.handoff(null);
        accept("mei.lin", conversation);
        presence("mei.lin", "OFFLINE");
        assertThat(routing.told(conversation)).contains("WorkReturned");
        presence("jonas.weber", "ONLINE");
        accept("jonas.weber", conversation);
        assertThat(routing.get("mei.lin", "/api/v1/work/" + conversation).status())
                .isEqualTo(404);
    }

    @Test
    void anAgentHandsOnOnlyTheOwnConversation() {
        presence("mei.lin", "ONLINE");
        UUID conversation = routing.handoff(null);
        accept("mei.lin", conversation);
        presence("jonas.weber", "ONLINE");
        String transfer = "/api/v1/work/" + conversation + "/transfer";
        String toJonas = "{\"agent\":\"" + routing.idOf("jonas.weber") + "\",\"note\":\"speaks German\"}";
        assertThat(routing.post("jonas.weber", transfer, toJonas).status()).isEqualTo(404);
        assertThat(routing.post("jonas.weber", "/api/v1/work/" + conversation + "/take", null)
                        .status())
                .isEqualTo(404);
        assertThat(routing.post("mei.lin", transfer, "{}").code()).isEqualTo("one-target");
        assertThat(routing.post("mei.lin", transfer, toJonas).status()).isEqualTo(200);
        accept("jonas.weber", conversation);
        assertThat(routing.get("admin.pronto", "/api/v1/routing/audit").body())
                .contains("work.transferred")
                .contains(conversation.toString());
    }

    @Test
    void aSupervisorAssignsTakesAndMoves() {
        presence("chen.hao", "ONLINE");
        presence("chen.hao", "AWAY");
        UUID conversation = routing.handoff(null);
        await().until(() ->
                routing.get("grace.zhao", "/api/v1/work/" + conversation).status() == 200);
        String path = "/api/v1/work/" + conversation;
        assertThat(routing.post("grace.zhao", path + "/assign", "{\"agent\":\"nobody\"}")
                        .code())
                .isEqualTo("agent-unknown");
        assertThat(routing.post("grace.zhao", path + "/assign", "{\"agent\":\"" + routing.idOf("chen.hao") + "\"}")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("ASSIGNED");
        assertThat(routing.post("grace.zhao", path + "/move", "{\"queue\":\"nowhere\"}")
                        .code())
                .isEqualTo("queue-unknown");
        assertThat(routing.post("grace.zhao", path + "/move", "{\"queue\":\"general\"}")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("WAITING");
        assertThat(routing.post("grace.zhao", path + "/take", null)
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("ASSIGNED");
        routing.put("grace.zhao", "/api/v1/agents/me/presence", "{\"presence\":\"OFFLINE\"}");
    }

    @Test
    void manyAreMovedAtOnceAndEachTellsWhetherItWasDone() {
        UUID first = routing.handoff(null);
        UUID second = routing.handoff(null);
        await().until(() -> routing.get("grace.zhao", "/api/v1/work/" + second).status() == 200);
        JsonNode waiting = routing.get("grace.zhao", "/api/v1/work?state=waiting&reasons=true")
                .json()
                .path("items")
                .path(0);
        assertThat(waiting.at("/why/reasons/0").asString()).isEqualTo("nobody-present");
        assertThat(waiting.at("/why/objections/offline").asInt()).isPositive();
        assertThat(routing.get("grace.zhao", "/api/v1/work/" + first + "/why")
                        .json()
                        .path("considered")
                        .size())
                .isPositive();
        String many = "{\"action\":\"%s\",\"conversations\":[\"" + first + "\",\"" + UUID.randomUUID() + "\",\""
                + second + "\"]%s}";
        presence("chen.hao", "AWAY");
        JsonNode done = routing.post(
                        "grace.zhao",
                        "/api/v1/work/bulk",
                        many.formatted("ASSIGN", ",\"agent\":\"" + routing.idOf("chen.hao") + "\""))
                .json()
                .path("items");
        assertThat(done.at("/0/work/state").asString()).isEqualTo("ASSIGNED");
        assertThat(done.at("/1/refused").asString()).isEqualTo("not-found");
        assertThat(done.at("/2/work/state").asString()).isEqualTo("ASSIGNED");
        assertThat(routing.post("grace.zhao", "/api/v1/work/bulk", many.formatted("MOVE", ""))
                        .status())
                .isEqualTo(400);
        assertThat(routing.post("grace.zhao", "/api/v1/work/bulk", many.formatted("REQUEUE", ""))
                        .json()
                        .at("/items/0/work/state")
                        .asString())
                .isEqualTo("WAITING");
        assertThat(routing.get("admin.pronto", "/api/v1/routing/audit").body())
                .contains("work.requeued")
                .contains(first.toString());
    }

    @Test
    void whoWaitsIsToldTheOwnPlace() {
        UUID first = routing.handoff(null);
        UUID second = routing.handoff(null);
        await().untilAsserted(() -> assertThat(routing.jdbc()
                        .sql("SELECT position FROM told_wait WHERE conversation = :id")
                        .param("id", second)
                        .query(Integer.class)
                        .optional())
                .contains(2));
        assertThat(routing.told(second)).contains("WaitEstimated");
        routing.resolve(first);
        await().untilAsserted(() -> assertThat(routing.jdbc()
                        .sql("SELECT position FROM told_wait WHERE conversation = :id")
                        .param("id", second)
                        .query(Integer.class)
                        .optional())
                .contains(1));
    }

    @Test
    void skillsAndQueuesAreEditedAndGuarded() {
        assertThat(put("/api/v1/skills/billing", "{\"name\":\"Billing\",\"nameZh\":\"账单\"}"))
                .isEqualTo(200);
        String queue = """
                {"id":"invoices","name":"Invoices","nameZh":"发票","requiredSkills":[{"skill":"billing","minLevel":2}],
                 "languages":["zh"],"topics":["billing"],"weights":{"CHAT":50}}""";
        Answer defined = routing.put("admin.pronto", "/api/v1/queues/invoices", queue);
        assertThat(defined.status()).as(defined.body()).isEqualTo(200);
        assertThat(defined.json().path("warnings").path(0).asString()).isEqualTo("nobody-could-serve");
        assertThat(defined.json().path("weights").path("PHONE").asInt()).isEqualTo(100);
        assertThat(routing.send("admin.pronto", "DELETE", "/api/v1/skills/billing", null)
                        .code())
                .isEqualTo("skill-in-use");
        assertThat(routing.put(
                                "admin.pronto",
                                "/api/v1/queues/other",
                                queue.replace("invoices", "other").replace("billing\",\"min", "magic\",\"min"))
                        .code())
                .isEqualTo("skill-unknown");
        String mei = "/api/v1/agents/" + routing.idOf("mei.lin");
        assertThat(routing.put(
                                "grace.zhao",
                                mei,
                                "{\"skills\":[{\"skill\":\"billing\",\"level\":4}],\"languages\":[\"zh\",\"en\"],\"capacity\":100}")
                        .json()
                        .path("skills")
                        .path(0)
                        .path("level")
                        .asInt())
                .isEqualTo(4);
        assertThat(routing.get("mei.lin", "/api/v1/queues/invoices")
                        .json()
                        .path("warnings")
                        .path(0)
                        .asString())
                .isEqualTo("nobody-present-could-serve");
        assertThat(routing.send("admin.pronto", "DELETE", "/api/v1/queues/invoices", null)
                        .status())
                .isEqualTo(204);
        assertThat(routing.send("admin.pronto", "DELETE", "/api/v1/queues/general", null)
                        .code())
                .isEqualTo("queue-in-use");
        assertThat(put("/api/v1/queues/general", "{\"name\":\"G\",\"nameZh\":\"G\",\"active\":false}"))
                .isEqualTo(422);
    }

    @Test
    void unknownFieldsAndSillyValuesAreRefusedByName() {
        Answer unknown = routing.put("mei.lin", "/api/v1/agents/me/presence", "{\"presence\":\"AWAY\",\"colour\":1}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().path("field").asString()).isEqualTo("colour");
        assertThat(routing.put("mei.lin", "/api/v1/agents/me/presence", "{\"presence\":\"ASLEEP\"}")
                        .status())
                .isEqualTo(400);
        assertThat(put("/api/v1/queues/x", "{\"name\":\"X\",\"nameZh\":\"X\",\"weights\":{\"CHAT\":-1}}"))
                .isEqualTo(400);
        assertThat(routing.put(
                                "admin.pronto",
                                "/api/v1/agents/" + routing.idOf("mei.lin"),
                                "{\"skills\":[],\"languages\":[\"en\"],\"capacity\":-5}")
                        .status())
                .isEqualTo(400);
        assertThat(routing.get("grace.zhao", "/api/v1/work?state=asleep").status())
                .isEqualTo(400);
    }

    @Test
    void theDescriptionOfTheApiAndTheFiguresForOperatorsAreThere() {
        JsonNode paths = routing.get("", "/v3/api-docs").json().path("paths");
        assertThat(paths.propertyNames())
                .contains("/api/v1/agents", "/api/v1/offers/{id}/accept", "/api/v1/work/{conversation}/decisions");
        assertThat(routing.get("", "/actuator/prometheus").body())
                .contains("pronto_routing_work{", "pronto_routing_agents{", "pronto_routing_longest_wait_seconds");
    }

    /** Columns: agent, supervisor, manager, administrator, integrator, nobody. 404: the role would do, but there is no such thing. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET,    /api/v1/agents,                  200, 200, 200, 200, 403, 401",
        "PUT,    /api/v1/agents/me/presence,      200, 200, 403, 403, 403, 401",
        "GET,    /api/v1/agents/me,               200, ok,  403, 403, 403, 401",
        "PUT,    /api/v1/agents/nobody,           403, 404, 403, 404, 403, 401",
        "PUT,    /api/v1/agents/nobody/presence,  403, 404, 403, 403, 403, 401",
        "GET,    /api/v1/skills,                  200, 200, 200, 200, 403, 401",
        "PUT,    /api/v1/skills/x,                403, 403, 403, 200, 403, 401",
        "DELETE, /api/v1/skills/absent,           403, 403, 403, 404, 403, 401",
        "GET,    /api/v1/queues,                  200, 200, 200, 200, 403, 401",
        "PUT,    /api/v1/queues/x,                403, 403, 403, 200, 403, 401",
        "DELETE, /api/v1/queues/absent,           403, 403, 403, 404, 403, 401",
        "GET,    /api/v1/offers/mine,             200, 200, 403, 403, 403, 401",
        "POST,   /api/v1/offers/{id}/accept,      404, 404, 403, 403, 403, 401",
        "POST,   /api/v1/offers/{id}/decline,     404, 404, 403, 403, 403, 401",
        "GET,    /api/v1/work,                    403, 200, 200, 403, 403, 401",
        "GET,    /api/v1/work/{id},               404, 404, 404, 403, 403, 401",
        "GET,    /api/v1/work/{id}/decisions,     404, 404, 404, 403, 403, 401",
        "POST,   /api/v1/work/{id}/transfer,      404, 404, 403, 403, 403, 401",
        "POST,   /api/v1/work/{id}/assign,        403, 404, 403, 403, 403, 401",
        "POST,   /api/v1/work/{id}/take,          404, 404, 403, 403, 403, 401",
        "POST,   /api/v1/work/{id}/move,          403, 404, 403, 403, 403, 401",
        "POST,   /api/v1/work/{id}/requeue,       403, 404, 403, 403, 403, 401",
        "PUT,    /api/v1/work/{id}/weight,        404, 404, 403, 403, 403, 401",
        "GET,    /api/v1/work/{id}/why,           404, 404, 404, 403, 403, 401",
        "GET,    /api/v1/work/to-take,            200, 200, 403, 403, 403, 401",
        "POST,   /api/v1/work/take-next,          409, 409, 403, 403, 403, 401",
        "POST,   /api/v1/work/bulk,               403, 200, 403, 403, 403, 401",
        "GET,    /api/v1/simulations,             403, 200, 200, 403, 403, 401",
        "POST,   /api/v1/simulations,             403, 422, 422, 403, 403, 401",
        "GET,    /api/v1/simulations/draft,       403, 200, 200, 403, 403, 401",
        "GET,    /api/v1/simulations/{id},        403, 404, 404, 403, 403, 401",
        "GET,    /api/v1/simulations/{id}/figures.csv, 403, 404, 404, 403, 403, 401",
        "POST,   /api/v1/simulations/{id}/cancel, 403, 404, 404, 403, 403, 401",
        "DELETE, /api/v1/simulations/{id},        403, 404, 404, 403, 403, 401",
        "GET,    /api/v1/routing/audit,           403, 403, 403, 200, 403, 401",
        "GET,    /api/v1/routing/parked-events,   403, 403, 403, 200, 403, 401"
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
        String address = path.replace("{id}", UUID.randomUUID().toString());
        assertThat(List.of(
                        status("emma.clark", method, address),
                        "ok".equals(supervisor) ? "ok" : status("grace.zhao", method, address),
                        status("peter.novak", method, address),
                        status("admin.pronto", method, address),
                        status("pronto-integrator", method, address),
                        status("", method, address)))
                .containsExactly(agent, supervisor, manager, administrator, integrator, nobody);
    }

    private static String status(String user, String method, String path) {
        String body = null;
        if (path.endsWith("/bulk")) {
            body = "{\"action\":\"REQUEUE\",\"conversations\":[\"" + UUID.randomUUID() + "\"]}";
        } else if (path.endsWith("/simulations")) {
            body = "{}";
        } else if (path.endsWith("/weight")) {
            body = "{\"weight\":10}";
        } else if (path.endsWith("/presence")) {
            body = "{\"presence\":\"OFFLINE\"}";
        } else if (path.equals("/api/v1/agents/nobody")) {
            body = "{\"skills\":[],\"languages\":[],\"capacity\":100}";
        } else if (method.equals("PUT")) {
            body = "{\"name\":\"X\",\"nameZh\":\"X\"}";
        } else if (path.endsWith("/assign")) {
            body = "{\"agent\":\"nobody\"}";
        } else if (path.endsWith("/transfer") || path.endsWith("/move")) {
            body = "{\"queue\":\"general\"}";
        }
        return Integer.toString(routing.send(user, method, path, body).status());
    }

    private static int put(String path, String body) {
        return routing.put("admin.pronto", path, body).status();
    }

    private static void presence(String agent, String presence) {
        Answer answer = routing.put(agent, "/api/v1/agents/me/presence", "{\"presence\":\"" + presence + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static JsonNode offerOf(String agent, UUID conversation) {
        return await().until(
                        () -> routing.get(agent, "/api/v1/offers/mine")
                                .json()
                                .path("items")
                                .valueStream()
                                .filter(offer ->
                                        offer.path("conversationId").asString().equals(conversation.toString()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static void accept(String agent, UUID conversation) {
        String offer = offerOf(agent, conversation).path("offerId").asString();
        assertThat(routing.post(agent, "/api/v1/offers/" + offer + "/accept", null)
                        .status())
                .isEqualTo(200);
    }
}
