package io.pronto.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pronto.routing.Replica.Answer;
import io.pronto.routing.Replica.Suite;
import io.pronto.stack.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SimulationIT {
    private static final String PATH = "/api/v1/simulations";
    private static final String GRACE = "grace.zhao";
    private static final String PETER = "peter.novak";
    private static Replica routing;

    @BeforeAll
    static void start() {
        routing = Suite.fresh("simulations")
                .start("--pronto.routing.directory.secret="
                        + TestServers.keycloak().clientSecret());
    }

    @AfterAll
    static void stop() {
        routing.close();
    }

    private static String question(String name, int replications, String arrivals) {
        return """
                {"name":"%s","intervalMinutes":30,"replications":%d,"serviceLevelSeconds":20,
                 "traffic":[{"name":"calls","queue":"general","channel":"PHONE","arrivals":%s,
                             "handlingSeconds":300,"patienceSeconds":120}],
                 "groups":[{"name":"day","agents":[5,6]}],
                 "policies":[{"name":"as now"},{"name":"fifo","everywhere":{"order":{"kind":"fifo"}}},
                             {"name":"one more","staff":{"day":1}}]}""".formatted(name, replications, arrivals);
    }

    private static JsonNode view(String user, String id) {
        return routing.get(user, PATH + "/" + id).json();
    }

    private static String asked(String user, String body) {
        Answer answer = routing.post(user, PATH, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json().path("id").asString();
    }

    private static JsonNode answered(String user, String id) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> !List.of("QUEUED", "RUNNING")
                        .contains(
                                view(user, id).path("simulation").path("stage").asString()));
        JsonNode view = view(user, id);
        assertThat(view.path("simulation").path("stage").asString())
                .as(view.toString())
                .isEqualTo("DONE");
        return view.path("answer");
    }

    @Test
    void describedTrafficIsComparedUnderEveryPolicy() {
        String id = asked(GRACE, question("three ways", 10, "[20,30]"));
        JsonNode answer = answered(GRACE, id);
        assertThat(answer.path("policies")
                        .valueStream()
                        .map(policy -> policy.path("name").asString()))
                .containsExactly("as now", "fifo", "one more");
        JsonNode more = answer.path("policies").path(2);
        assertThat(more.path("difference").path("abandonment").path("mean").asDouble())
                .isNegative();
        assertThat(more.path("groups").path(0).path("agents").asDouble()).isEqualTo(6.5);
        assertThat(more.path("total").path("p95Wait").path("low").asDouble())
                .isLessThanOrEqualTo(
                        more.path("total").path("p95Wait").path("high").asDouble());
        Answer csv = routing.get(GRACE, PATH + "/" + id + "/figures.csv");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.body())
                .contains("policy,part,name,figure,mean,low,high", "one more,difference,as now,serviceLevel");
    }

    @Test
    void supervisorsSeeTheirOwnAndManagersAll() {
        String graces = asked(GRACE, question("graces", 2, "[1]"));
        String peters = asked(PETER, question("peters", 2, "[1]"));
        assertThat(routing.get(GRACE, PATH + "/" + peters).status()).isEqualTo(404);
        assertThat(routing.get(GRACE, PATH + "/" + peters + "/figures.csv").status())
                .isEqualTo(404);
        assertThat(routing.post(GRACE, PATH + "/" + peters + "/cancel", null).status())
                .isEqualTo(404);
        assertThat(routing.send(GRACE, "DELETE", PATH + "/" + peters, null).status())
                .isEqualTo(404);
        assertThat(routing.get(GRACE, PATH + "?limit=100").body())
                .contains(graces)
                .doesNotContain(peters);
        assertThat(routing.get(PETER, PATH + "?limit=100").body()).contains(graces, peters);
        JsonNode first = routing.get(PETER, PATH + "?limit=1").json();
        assertThat(routing.get(
                                PETER,
                                PATH + "?limit=1&cursor=" + first.path("next").asString())
                        .json()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString())
                .isNotEqualTo(first.path("items").path(0).path("id").asString());
        assertThat(routing.send(PETER, "DELETE", PATH + "/" + graces, null).status())
                .isEqualTo(204);
        assertThat(routing.get(GRACE, PATH + "/" + graces).status()).isEqualTo(404);
    }

    @Test
    void whatIsWrongIsNamedByItsFieldInTheReadersLanguage() {
        Answer negative = routing.post(GRACE, PATH, question("wrong", 10, "[3,-1]"));
        assertThat(negative.status()).isEqualTo(422);
        assertThat(negative.code()).isEqualTo("simulation-wrong");
        assertThat(negative.json().path("field").asString()).isEqualTo("traffic[0].arrivals[1]");
        assertThat(negative.json().path("detail").asString()).contains("must be 0–50000");
        Answer many = routing.post(GRACE, PATH, question("wrong", 5_000, "[3]"));
        assertThat(many.json().path("field").asString()).isEqualTo("replications");
        Answer unknown = routing.post(
                GRACE, PATH, question("wrong", 10, "[3]").replace("\"agents\"", "\"robots\":1,\"agents\""));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body()).contains("robots");
        Answer future = routing.post(
                GRACE,
                PATH,
                "{\"name\":\"x\",\"recorded\":{\"from\":\"%s\",\"to\":\"%s\"},\"policies\":[{\"name\":\"a\"}]}"
                        .formatted(Instant.now(), Instant.now().plusSeconds(60)));
        assertThat(future.json().path("field").asString()).isEqualTo("recorded.to");
        assertThat(routing.get(GRACE, PATH + "/draft?zone=Mars").code()).isEqualTo("zone-unknown");
    }

    @Test
    void oneThatRunsCanBeCalledOffAndTheLineIsBounded() {
        List<String> ids = new ArrayList<>();
        // Long enough to be still at work while the others come.
        String large = question("large", 200, "[2000,2000,2000,2000]");
        Answer last = routing.post(GRACE, PATH, large);
        while (last.status() == 202 && ids.size() < 20) {
            ids.add(last.json().path("id").asString());
            last = routing.post(GRACE, PATH, large);
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.code()).isEqualTo("simulations-full");
        assertThat(ids).hasSizeLessThanOrEqualTo(12);
        ids.forEach(id -> assertThat(
                        routing.post(GRACE, PATH + "/" + id + "/cancel", null).status())
                .isIn(200, 409));
        assertThat(routing.post(GRACE, PATH + "/" + ids.getLast() + "/cancel", null)
                        .code())
                .isEqualTo("simulation-over");
        assertThat(routing.get(GRACE, PATH + "/" + ids.getLast() + "/figures.csv")
                        .code())
                .isEqualTo("not-answered");
        // And the runner is free again.
        answered(GRACE, asked(GRACE, question("after", 2, "[1]")));
    }

    @Test
    void thePastOfThePoolIsReplayedAndDrafted() {
        Instant from = Instant.now().minusSeconds(1);
        put("mei.lin", "ONLINE");
        UUID served = routing.handoff(null);
        await().until(() -> routing.get("mei.lin", "/api/v1/offers/mine").body().contains(served.toString()));
        String offer = routing.get("mei.lin", "/api/v1/offers/mine")
                .json()
                .path("items")
                .path(0)
                .path("offerId")
                .asString();
        assertThat(routing.post("mei.lin", "/api/v1/offers/" + offer + "/accept", null)
                        .status())
                .isEqualTo(200);
        put("mei.lin", "AWAY");
        UUID left = routing.handoff(null);
        await().until(() -> routing.get(GRACE, "/api/v1/work/" + left).status() == 200);
        routing.resolve(served);
        routing.resolve(left);
        await().until(() -> routing.jdbc()
                        .sql("SELECT count(*) FROM work_item WHERE state = 'FINISHED'")
                        .query(Integer.class)
                        .single()
                == 2);
        String body = """
                {"name":"a moment ago","recorded":{"from":"%s","to":"%s"},"intervalMinutes":5,"replications":2,
                 "policies":[{"name":"as now"},{"name":"deadline","everywhere":{"order":{"kind":"deadline-aware"}}}]}""".formatted(from, Instant.now());
        JsonNode answer = answered(PETER, asked(PETER, body));
        assertThat(answer.path("really").path("arrived").asInt()).isEqualTo(2);
        assertThat(answer.path("really").path("served").asInt()).isEqualTo(1);
        assertThat(answer.path("really").path("abandoned").asInt()).isEqualTo(1);
        assertThat(answer.path("policies")
                        .path(0)
                        .path("total")
                        .path("arrived")
                        .path("mean")
                        .asDouble())
                .isEqualTo(2);
        assertThat(answer.path("notes")
                        .valueStream()
                        .map(note -> note.path("code").asString()))
                .contains("patience-estimated", "staff-from-decisions", "handling-known");

        JsonNode draft = routing.get(PETER, PATH + "/draft?zone=Asia/Shanghai").json();
        assertThat(draft.path("groups").size()).isPositive();
        assertThat(draft.path("traffic").path(0).path("queue").asString()).isEqualTo("general");
    }

    private static void put(String user, String presence) {
        assertThat(routing.put(user, "/api/v1/agents/me/presence", "{\"presence\":\"" + presence + "\"}")
                        .status())
                .isEqualTo(200);
    }
}
