package io.pronto.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.StaffEvent;
import io.pronto.routing.Replica.Answer;
import io.pronto.routing.Replica.Suite;
import io.pronto.stack.TestServers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Agents, teams, skills and the matrix over HTTP. */
class PeopleIT {
    private static final String MATRIX = "/api/v1/routing/skills-matrix";
    private static Replica routing;

    @BeforeAll
    static void start() {
        routing = Suite.fresh("routing-people")
                .start(
                        "--pronto.routing.directory.secret="
                                + TestServers.keycloak().clientSecret(),
                        "--pronto.routing.vanished.offers-back-after=1s",
                        "--pronto.routing.vanished.conversations-back-after=3s");
        for (String user : List.of("mei.lin", "jonas.weber", "emma.clark")) {
            assertThat(routing.get(user, "/api/v1/agents/me").status()).isEqualTo(200);
        }
        // The directory's first look may still be under way: everybody is there before anything is compared.
        await().until(() -> routing.jdbc()
                        .sql("SELECT count(*) FROM agent WHERE languages <> '{}'")
                        .query(Integer.class)
                        .single()
                >= 8);
        for (String skill : List.of("tea", "porcelain")) {
            assertThat(admin("PUT", "/api/v1/skills/" + skill, named(skill)).status())
                    .isEqualTo(200);
        }
    }

    @AfterAll
    static void stop() {
        routing.close();
    }

    @Test
    void anEditOfAnEditNamesItsRevision() {
        String path = "/api/v1/agents/" + routing.idOf("sofia.rossi");
        String body = "{\"skills\":[],\"languages\":[\"en\"],\"capacity\":%d,\"wrapUpSeconds\":30,"
                + "\"cap\":{\"most\":3,\"perSeconds\":600},"
                + "\"hours\":{\"zone\":\"Asia/Shanghai\",\"spans\":[{\"day\":\"MONDAY\",\"from\":\"09:00\",\"to\":\"18:00\"}]}}";
        Answer first = routing.put("grace.zhao", path, body.formatted(100));
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().path("revision").asLong()).isEqualTo(1);
        assertThat(first.json().at("/hours/spans/0/from").asString()).isEqualTo("09:00");
        assertThat(routing.put("grace.zhao", path, body.formatted(120)).status())
                .isEqualTo(428);
        assertThat(edit(path, body.formatted(120), 7).status()).isEqualTo(412);
        Answer second = edit(path, body.formatted(120), 1);
        assertThat(second.json().path("capacity").asInt()).isEqualTo(120);
        assertThat(second.json().path("revision").asLong()).isEqualTo(2);
        assertThat(edit(path, body.formatted(120).replace("Asia/Shanghai", "Mars"), 2)
                        .code())
                .isEqualTo("zone-unknown");
        assertThat(edit(path, body.formatted(120).replace("\"wrapUp", "\"teams\":[\"no\"],\"wrapUp"), 2)
                        .code())
                .isEqualTo("team-unknown");
    }

    @Test
    void skillsHaveNeighboursAndTeamsHaveMembers() {
        assertThat(admin("PUT", "/api/v1/skills/pots", "{\"name\":\"Pots\",\"nameZh\":\"壶\",\"neighbours\":[\"tea\"]}")
                        .json()
                        .path("neighbours")
                        .path(0)
                        .asString())
                .isEqualTo("tea");
        assertThat(admin("PUT", "/api/v1/skills/cups", "{\"name\":\"C\",\"nameZh\":\"杯\",\"neighbours\":[\"cups\"]}")
                        .code())
                .isEqualTo("own-neighbour");
        assertThat(admin("PUT", "/api/v1/skills/cups", "{\"name\":\"C\",\"nameZh\":\"杯\",\"neighbours\":[\"moon\"]}")
                        .code())
                .isEqualTo("skill-unknown");
        assertThat(admin("PUT", "/api/v1/teams/night", named("Night"))
                        .json()
                        .path("revision")
                        .asLong())
                .isEqualTo(1);
        assertThat(admin("PUT", "/api/v1/teams/night", named("Nights")).status())
                .isEqualTo(428);
        String csv = "username,teams\nmei.lin,night\n";
        assertThat(csv("grace.zhao", MATRIX + "/import", csv).status()).isEqualTo(200);
        assertThat(routing.get("mei.lin", "/api/v1/teams/night")
                        .json()
                        .path("members")
                        .asInt())
                .isEqualTo(1);
        assertThat(admin(
                                "PUT",
                                "/api/v1/queues/nightly",
                                "{\"name\":\"N\",\"nameZh\":\"夜\",\"rules\":{\"order\":{\"kind\":\"fifo\"},\"teams\":[\"night\"]}}")
                        .json()
                        .at("/rules/order/kind")
                        .asString())
                .isEqualTo("fifo");
        assertThat(admin("DELETE", "/api/v1/teams/night", null).code()).isEqualTo("team-in-use");
        assertThat(admin("DELETE", "/api/v1/queues/nightly", null).status()).isEqualTo(204);
        assertThat(admin("DELETE", "/api/v1/teams/night", null).status()).isEqualTo(204);
        assertThat(routing.get("mei.lin", "/api/v1/agents/me")
                        .json()
                        .path("teams")
                        .size())
                .isZero();
    }

    @Test
    void theMatrixIsEditedAtOnceOrNotAtAll() {
        JsonNode mei = row("mei.lin");
        JsonNode jonas = row("jonas.weber");
        String edit = "{\"rows\":[{\"agent\":\"%s\",\"revision\":%d,\"levels\":{\"tea\":4}},"
                + "{\"agent\":\"%s\",\"revision\":%d,\"levels\":{\"tea\":2,\"porcelain\":%s}}]}";
        String meiId = mei.path("agent").asString();
        String jonasId = jonas.path("agent").asString();
        long was = mei.path("revision").asLong();
        long wasJonas = jonas.path("revision").asLong();
        Answer stale =
                routing.send("grace.zhao", "PATCH", MATRIX, edit.formatted(meiId, was + 9, jonasId, wasJonas, "1"));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().path("agents").path(0).asString()).isEqualTo(meiId);
        assertThat(row("jonas.weber").path("levels").size()).isZero();
        Answer wrong = routing.send("grace.zhao", "PATCH", MATRIX, edit.formatted(meiId, was, jonasId, wasJonas, "9"));
        assertThat(wrong.status()).isEqualTo(400);
        Answer done = routing.send("grace.zhao", "PATCH", MATRIX, edit.formatted(meiId, was, jonasId, wasJonas, "1"));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(row("jonas.weber").path("levels").path("porcelain").asInt()).isEqualTo(1);
        assertThat(routing.get("admin.pronto", "/api/v1/routing/audit").body())
                .contains("skills.edited")
                .contains("agent:" + meiId);
        Answer away = routing.send(
                "admin.pronto",
                "PATCH",
                MATRIX,
                "{\"rows\":[{\"agent\":\"%s\",\"revision\":%d,\"levels\":{\"tea\":0,\"porcelain\":0}}]}"
                        .formatted(jonasId, wasJonas + 1));
        assertThat(away.json().path("items").path(0).path("levels").size()).isZero();
    }

    @Test
    void aFileIsCheckedFirstAndTakenOverAsAWhole() {
        Answer file = routing.get("peter.novak", MATRIX + ".csv");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.body()).startsWith("\uFEFFusername,name,").contains("mei.lin", "porcelain");
        Answer unchanged = csv("grace.zhao", MATRIX + "/check", file.body());
        assertThat(unchanged.json().path("agents").asInt()).isZero();
        assertThat(unchanged.json().path("faults").size()).isZero();

        String wrong = "username;porcelain\nemma.clark;3\nnobody;6\n";
        Answer checked = routing.send(
                "grace.zhao",
                "POST",
                MATRIX + "/check",
                wrong,
                Map.of("Content-Type", "text/csv", "Accept-Language", "zh"));
        assertThat(checked.status()).as(checked.body()).isEqualTo(200);
        assertThat(checked.json().at("/faults/0/row").asInt()).isEqualTo(3);
        assertThat(checked.json().at("/faults/0/column").asString()).isEqualTo("username");
        assertThat(checked.json().at("/faults/0/detail").asString()).contains("没有用户名");
        Answer refused = csv("grace.zhao", MATRIX + "/import", wrong);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("csv-wrong");
        assertThat(refused.json().at("/faults/0/remedy").asString()).contains("Correct the user name");
        assertThat(row("emma.clark").path("levels").size()).isZero();

        Answer taken = csv("grace.zhao", MATRIX + "/import", "username,porcelain\nemma.clark,3\n");
        assertThat(taken.json().path("changes").path(0).path("after").asString())
                .isEqualTo("3");
        assertThat(row("emma.clark").path("levels").path("porcelain").asInt()).isEqualTo(3);
        assertThat(csv("grace.zhao", MATRIX + "/check", "username\n\"mei.lin\"x\n")
                        .code())
                .isEqualTo("csv-unreadable");
    }

    @Test
    void aBrokenClientCannotFlipItsPresenceForEver() {
        List<Integer> answers = IntStream.range(0, 60)
                .mapToObj(i -> routing.put(
                                "jonas.weber",
                                "/api/v1/agents/me/presence",
                                "{\"presence\":\"" + (i % 2 == 0 ? "ONLINE" : "AWAY") + "\"}")
                        .status())
                .toList();
        assertThat(answers).contains(200, 429);
        assertThat(answers.stream().filter(status -> status == 200).count()).isLessThan(50);
        await().until(() -> routing.put("jonas.weber", "/api/v1/agents/me/presence", "{\"presence\":\"OFFLINE\"}")
                        .status()
                == 200);
        // What is so already is answered however often it is said.
        assertThat(IntStream.range(0, 60)
                        .map(i -> routing.put("jonas.weber", "/api/v1/agents/me/presence", "{\"presence\":\"OFFLINE\"}")
                                .status()))
                .containsOnly(200);
    }

    @Test
    void whoseLastPageHasVanishedIsAwayAndThenOffline() {
        AgentId lina = new AgentId(routing.idOf("li.na"));
        routing.put("li.na", "/api/v1/agents/me/presence", "{\"presence\":\"ONLINE\"}");
        Instant now = Instant.now();
        routing.tell(new StaffEvent.PagesGone(lina, now));
        routing.tell(new StaffEvent.PageOpened(lina, now));
        routing.tell(new StaffEvent.PagesGone(lina, now));
        await().until(() -> presenceOf("li.na").equals("AWAY"));
        await().until(() -> presenceOf("li.na").equals("OFFLINE"));
        assertThat(routing.told(lina)).contains("AgentPresenceChanged");
    }

    private static String presenceOf(String user) {
        return routing.get(user, "/api/v1/agents/me").json().path("presence").asString();
    }

    @Test
    void channelsArePausedAndAnAbsenceMayHaveAnEnd() {
        Answer paused = routing.put("mei.lin", "/api/v1/agents/me/channels", "{\"paused\":[\"PHONE\"]}");
        assertThat(paused.json().path("paused").path(0).asString()).isEqualTo("PHONE");
        assertThat(routing.put("mei.lin", "/api/v1/agents/me/channels", "{\"paused\":[]}")
                        .json()
                        .path("paused")
                        .size())
                .isZero();
        Answer away = routing.put("mei.lin", "/api/v1/agents/me/presence", "{\"presence\":\"AWAY\",\"minutes\":15}");
        assertThat(away.json().path("presenceUntil").asString()).isNotBlank();
        assertThat(routing.put("mei.lin", "/api/v1/agents/me/presence", "{\"presence\":\"ONLINE\",\"minutes\":15}")
                        .code())
                .isEqualTo("ends-not-by-itself");
        routing.put("mei.lin", "/api/v1/agents/me/presence", "{\"presence\":\"OFFLINE\"}");
    }

    /** Columns: agent, supervisor, manager, administrator, integrator, nobody. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET,    /api/v1/agents/nobody,                403, 404, 404, 404, 403, 401",
        "PUT,    /api/v1/agents/me/channels,           200, 200, 403, 403, 403, 401",
        "GET,    /api/v1/skills/absent,                404, 404, 404, 404, 403, 401",
        "GET,    /api/v1/teams,                        200, 200, 200, 200, 403, 401",
        "GET,    /api/v1/teams/absent,                 404, 404, 404, 404, 403, 401",
        "PUT,    /api/v1/teams/x,                      403, 403, 403, 200, 403, 401",
        "DELETE, /api/v1/teams/absent,                 403, 403, 403, 404, 403, 401",
        "POST,   /api/v1/queues/z/check,               403, 200, 403, 200, 403, 401",
        "GET,    /api/v1/routing/skills-matrix,        403, 200, 200, 200, 403, 401",
        "PATCH,  /api/v1/routing/skills-matrix,        403, 422, 403, 422, 403, 401",
        "GET,    /api/v1/routing/skills-matrix.csv,    403, 200, 200, 200, 403, 401",
        "POST,   /api/v1/routing/skills-matrix/check,  403, 200, 403, 200, 403, 401",
        "POST,   /api/v1/routing/skills-matrix/import, 403, 200, 403, 200, 403, 401"
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
        assertThat(List.of(
                        status("emma.clark", method, path),
                        status("grace.zhao", method, path),
                        status("peter.novak", method, path),
                        status("admin.pronto", method, path),
                        status("pronto-integrator", method, path),
                        status("", method, path)))
                .containsExactly(agent, supervisor, manager, administrator, integrator, nobody);
    }

    private static String status(String user, String method, String path) {
        Answer answer;
        if (path.endsWith("/skills-matrix/check") || path.endsWith("/import")) {
            answer = csv(user, path, "username\n");
        } else {
            String body = switch (method) {
                case "PATCH" -> "{\"rows\":[{\"agent\":\"nobody\",\"revision\":0,\"levels\":{\"tea\":1}}]}";
                case "POST" -> "{\"queue\":" + named("Z") + "}";
                case "PUT" -> path.endsWith("channels") ? "{\"paused\":[]}" : named("X");
                default -> null;
            };
            answer = routing.send(user, method, path, body);
        }
        return Integer.toString(answer.status());
    }

    private static Answer csv(String user, String path, String file) {
        return routing.send(user, "POST", path, file, Map.of("Content-Type", "text/csv"));
    }

    private static Answer edit(String path, String body, long revision) {
        return routing.send("grace.zhao", "PUT", path, body, Map.of("If-Match", "\"" + revision + "\""));
    }

    private static Answer admin(String method, String path, String body) {
        return routing.send("admin.pronto", method, path, body);
    }

    private static JsonNode row(String username) {
        return routing.get("grace.zhao", MATRIX + "?limit=100")
                .json()
                .path("items")
                .valueStream()
                .filter(row -> row.path("username").asString().equals(username))
                .findFirst()
                .orElseThrow();
    }

    private static String named(String name) {
        return "{\"name\":\"" + name + "\",\"nameZh\":\"" + name + "\"}";
    }
}
