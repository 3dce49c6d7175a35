package io.pronto.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.QueueId;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Moment;
import io.pronto.conversation.enquiry.RoutingNews;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint of this service, asked by everybody, about a conversation that is Mei's. */
class AccessIT extends RunningService {

    private static final String ASSIGNEE = "mei.lin";
    private static final String OTHER_AGENT = "jonas.weber";
    private static final String SUPERVISOR = "grace.zhao";
    private static final String MANAGER = "peter.novak";
    private static final String ADMIN = "admin.pronto";
    private static final String INTEGRATOR = "pronto-integrator";
    private static final List<String> EVERYBODY =
            List.of(ASSIGNEE, OTHER_AGENT, SUPERVISOR, MANAGER, ADMIN, INTEGRATOR);

    @Autowired
    private Conversations conversations;

    @Autowired
    private Supplier<Moment> now;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private record Door(String method, String path, Object body, String answers) {}

    private static final Object NO_BODY = Map.of();
    private static final Object CONNECTION =
            Map.of("name", "x", "settings", Map.of(), "enabled", true, "withBot", true, "language", "en");
    private static final Object COMMENT_RULES = Map.of(
            "items",
            List.of(
                    Map.of("words", "broken", "kind", "COMPLAINT", "weight", 3),
                    Map.of("words", "refund", "kind", "COMPLAINT", "weight", 2)));
    private static final Object MENU =
            Map.of("language", "en", "greetings", Map.of("en", "Hello."), "nodes", List.of());
    private static final Object QUICK = Map.of("shortcut", "s", "title", "t", "language", "en", "text", "x");

    /**
     * Order of the answers: assignee, other agent, supervisor, manager, admin, integrator (who does not own it).
     * o open (also when the state or the body is refused), 3 for 403, 4 for 404.
     */
    private static final List<Door> DOORS = List.of(
            new Door("GET", "/api/v1/conversations", NO_BODY, "oooooo"),
            new Door("GET", "/api/v1/conversations/{id}", NO_BODY, "o4ooo4"),
            new Door("GET", "/api/v1/conversations/{id}/entries", NO_BODY, "o4ooo4"),
            new Door(
                    "POST",
                    "/api/v1/conversations",
                    Map.of("customerId", new UUID(1, 2), "language", "en", "text", "x"),
                    "ooo33o"),
            new Door("POST", "/api/v1/conversations/{id}/messages", Map.of("text", "x", "kind", "note"), "o4o334"),
            new Door("POST", "/api/v1/conversations/{id}/read", Map.of("sequence", 1), "o4ooo3"),
            new Door("POST", "/api/v1/conversations/{id}/typing", Map.of("active", true), "o4o333"),
            new Door("POST", "/api/v1/conversations/{id}/viewing", Map.of("active", true), "o4ooo3"),
            new Door("GET", "/api/v1/conversations/{id}/draft", NO_BODY, "o4o333"),
            new Door("PUT", "/api/v1/conversations/{id}/draft", Map.of("text", "x"), "o4o333"),
            new Door("PATCH", "/api/v1/conversations/{id}", Map.of("topic", "x"), "o4o333"),
            new Door("PUT", "/api/v1/conversations/{id}/tags", Map.of("tags", List.of("vip")), "o4o333"),
            new Door("POST", "/api/v1/conversations/{id}/move", Map.of("channel", "EMAIL"), "o4o333"),
            new Door("GET", "/api/v1/customers/{customer}/identities", NO_BODY, "ooooo3"),
            new Door("POST", "/api/v1/customers/{customer}/merges", Map.of("other", new UUID(1, 2)), "444343"),
            new Door("POST", "/api/v1/customers/{customer}/merges/{unknown}/split", NO_BODY, "444343"),
            new Door("GET", "/api/v1/conversations/{id}/calls", NO_BODY, "o4ooo3"),
            new Door("POST", "/api/v1/conversations/{id}/calls", NO_BODY, "o4o333"),
            new Door("GET", "/api/v1/calls/mine", NO_BODY, "ooo333"),
            new Door(
                    "PUT",
                    "/api/v1/calls/phone",
                    Map.of("kind", "EXTENSION", "address", "1", "rings", false),
                    "ooo333"),
            new Door("DELETE", "/api/v1/calls/phone", NO_BODY, "ooo333"),
            new Door("POST", "/api/v1/calls/{unknown}/hold", Map.of("held", true), "444333"),
            new Door("POST", "/api/v1/calls/{unknown}/hang-up", NO_BODY, "444333"),
            new Door("POST", "/api/v1/calls/{unknown}/wrap-up", Map.of("resolve", true), "444333"),
            new Door("GET", "/api/v1/callbacks", NO_BODY, "ooooo3"),
            new Door("GET", "/api/v1/calls/menus", NO_BODY, "3333o3"),
            new Door("GET", "/api/v1/calls/menus/{unknown}", NO_BODY, "333343"),
            new Door("PUT", "/api/v1/calls/menus/{unknown}", MENU, "333343"),
            new Door("POST", "/api/v1/calls/menus/check", MENU, "3333o3"),
            new Door("POST", "/api/v1/conversations/{id}/wait", NO_BODY, "o4o333"),
            new Door("POST", "/api/v1/conversations/{id}/resolve", NO_BODY, "o4o333"),
            new Door("POST", "/api/v1/conversations/{id}/reopen", NO_BODY, "o4o333"),
            new Door("POST", "/api/v1/conversations/{id}/callback/outcome", Map.of("reached", true), "o4o333"),
            new Door("POST", "/api/v1/attachments?conversation={id}", "upload", "o4o334"),
            new Door("GET", "/api/v1/attachments/{attachment}", NO_BODY, "o4ooo4"),
            new Door("POST", "/api/v1/customers", Map.of("language", "en"), "ooo3oo"),
            new Door("GET", "/api/v1/customers", NO_BODY, "oooooo"),
            new Door("GET", "/api/v1/customers/{customer}", NO_BODY, "ooooo4"),
            new Door("PATCH", "/api/v1/customers/{customer}", Map.of("tier", "VIP"), "ooo3o4"),
            new Door("GET", "/api/v1/customers/{customer}/conversations", NO_BODY, "oooooo"),
            new Door("GET", "/api/v1/notices", NO_BODY, "ooooo3"),
            new Door("GET", "/api/v1/notices/unread", NO_BODY, "ooooo3"),
            new Door("POST", "/api/v1/notices/read", Map.of("ids", List.of(UUID.randomUUID())), "ooooo3"),
            new Door("GET", "/api/v1/quick-replies", NO_BODY, "ooooo3"),
            new Door("POST", "/api/v1/quick-replies", QUICK, "33o3o3"),
            new Door("PUT", "/api/v1/quick-replies/{unknown}", QUICK, "334343"),
            new Door("DELETE", "/api/v1/quick-replies/{unknown}", NO_BODY, "334343"),
            new Door("GET", "/api/v1/webhooks", NO_BODY, "3333oo"),
            new Door("POST", "/api/v1/webhooks", Map.of("url", "x", "events", List.of("x")), "3333oo"),
            new Door("GET", "/api/v1/webhooks/events", NO_BODY, "3333oo"),
            new Door("PATCH", "/api/v1/webhooks/{webhook}", Map.of("active", true), "3333o4"),
            new Door("DELETE", "/api/v1/webhooks/{webhook}", NO_BODY, "3333o4"),
            new Door("POST", "/api/v1/webhooks/{unknown}/test", NO_BODY, "333344"),
            new Door("GET", "/api/v1/webhooks/{unknown}/deliveries", NO_BODY, "333344"),
            new Door("POST", "/api/v1/webhooks/deliveries/{unknown}/retry", NO_BODY, "333344"),
            new Door("GET", "/api/v1/channels/kinds", NO_BODY, "3333o3"),
            new Door("GET", "/api/v1/channels", NO_BODY, "3333o3"),
            new Door("POST", "/api/v1/channels", Map.of("kind", "api", "connection", CONNECTION), "3333o3"),
            new Door("GET", "/api/v1/channels/{unknown}", NO_BODY, "333343"),
            new Door("PUT", "/api/v1/channels/{unknown}", CONNECTION, "3333o3"),
            new Door("DELETE", "/api/v1/channels/{unknown}", NO_BODY, "333343"),
            new Door("POST", "/api/v1/channels/{unknown}/test", NO_BODY, "333343"),
            new Door("GET", "/api/v1/channels/comment-rules", NO_BODY, "33o3o3"),
            new Door("PUT", "/api/v1/channels/comment-rules", COMMENT_RULES, "33o3o3"),
            new Door("POST", "/api/v1/channels/comment-rules/try", Map.of("text", "x"), "33o3o3"),
            new Door("GET", "/api/v1/channels/failures", NO_BODY, "33o3o3"),
            new Door("POST", "/api/v1/channels/deliveries/{unknown}/resend", NO_BODY, "444343"),
            new Door("GET", "/api/v1/conversations/{id}/channel", NO_BODY, "o4ooo3"),
            new Door("GET", "/api/v1/conversations/{id}/deliveries", NO_BODY, "o4ooo3"),
            new Door("GET", "/api/v1/conversations/{id}/mails/{unknown}", NO_BODY, "444443"),
            new Door("GET", "/api/v1/conversation/audit", NO_BODY, "3333o3"),
            new Door("GET", "/api/v1/conversation/parked-events", NO_BODY, "3333o3"));

    @TestFactory
    Stream<DynamicTest> everyDoorForEverybody() throws Exception {
        Map<String, String> things = things();
        List<DynamicTest> tests = new ArrayList<>();
        for (Door door : DOORS) {
            for (int i = 0; i < EVERYBODY.size(); i++) {
                String who = EVERYBODY.get(i);
                char expected = door.answers().charAt(i);
                tests.add(DynamicTest.dynamicTest(
                        who + " " + door.method() + " " + door.path() + " " + expected, () -> {
                            int status = ask(tokenOf(who), door, things).status();
                            switch (expected) {
                                case '3' -> assertThat(status).isEqualTo(403);
                                case '4' -> assertThat(status).isEqualTo(404);
                                default -> assertThat(status).isNotIn(401, 403, 404, 500);
                            }
                        }));
            }
            tests.add(DynamicTest.dynamicTest("nobody " + door.method() + " " + door.path(), () -> {
                assertThat(ask(null, door, things).status()).isEqualTo(401);
                assertThat(ask("not.a.token", door, things).status()).isEqualTo(401);
                assertThat(ask(things.get("visitorToken"), door, things).status())
                        .as("a visitor's token is none of ours")
                        .isEqualTo(401);
            }));
        }
        return tests.stream();
    }

    @Test
    void noDoorIsForgotten() {
        Set<String> known = new TreeSet<>();
        DOORS.forEach(d ->
                known.add(d.method() + " " + d.path().replaceAll("\\?.*", "").replaceAll("\\{\\w+}", "{}")));
        known.add("GET /api/v1/stream");
        Set<String> there = new TreeSet<>();
        mappings.getHandlerMethods()
                .keySet()
                .forEach(info -> info.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> info.getPatternValues().stream()
                                .filter(path -> path.startsWith("/api/v1") && !path.contains("/parked-events/"))
                                .forEach(path -> there.add(method + " " + path.replaceAll("\\{\\w+}", "{}")))));
        assertThat(there).isEqualTo(known);
    }

    @Test
    void theStreamIsForStaffAndWatchingAllForThoseWhoSeeAll() throws Exception {
        assertThat(get(null, "/api/v1/stream").status()).isEqualTo(401);
        assertThat(get(tokenOf(INTEGRATOR), "/api/v1/stream").status()).isEqualTo(403);
        assertThat(get(tokenOf(ASSIGNEE), "/api/v1/stream?conversations=all").status())
                .isEqualTo(403);
        for (String who : List.of(SUPERVISOR, MANAGER, ADMIN)) {
            try (LiveStream stream = LiveStream.open(this, tokenOf(who), "/api/v1/stream?conversations=all")) {
                stream.next("ready");
            }
        }
    }

    @Test
    void aVisitorSeesNothingOfAnother() throws Exception {
        Visitor ana = aVisitor("en");
        Visitor ben = aVisitor("en");
        Answer written = writes(ana, "mine", "a").is(201);
        String id = written.text("/conversation/id");
        String file = upload(ana.token(), "/widget/v1/attachments", "a.pdf", "%PDF-1.7\n1 0 obj".getBytes())
                .is(201)
                .text("/id");
        for (String path : List.of(
                "/widget/v1/conversation?conversation=" + id,
                "/widget/v1/conversation/entries?conversation=" + id,
                "/widget/v1/stream?conversation=" + id,
                "/widget/v1/callback-times?conversation=" + id,
                "/widget/v1/attachments/" + file)) {
            get(ben.token(), path).is(404);
            get(null, path).is(401);
            get(tokenOf(ADMIN), path).is(401);
        }
        Map<String, Object> bodies = new LinkedHashMap<>();
        bodies.put("messages", Map.of("text", "x"));
        bodies.put("person", Map.of());
        bodies.put("judgements", Map.of("entryId", written.text("/entry/id"), "helpful", true));
        bodies.put("read", Map.of("sequence", 1));
        bodies.put("typing", Map.of("active", true));
        bodies.put("rating", Map.of("score", 1));
        bodies.put("callback", Map.of("number", "+49 30 901820"));
        bodies.put("callback/withdrawal", Map.of());
        bodies.put("email-answer", Map.of("email", "ben@example.com"));
        bodies.forEach((what, body) -> {
            post(ben.token(), "/widget/v1/" + what + "?conversation=" + id, body)
                    .is(404);
            post(null, "/widget/v1/" + what, body).is(401);
        });
        post(ben.token(), "/widget/v1/messages", Map.of("text", "x", "attachmentIds", List.of(file)))
                .is(422);
        get(ana.token(), "/widget/v1/attachments/" + file).is(200);
    }

    @Test
    void anIntegratorHasItsOwnCustomersAndConversations() {
        String token = tokenOf(INTEGRATOR);
        String external = "ext-" + now.get().ids().get();
        Answer customer = post(
                        token, "/api/v1/customers", Map.of("language", "en", "name", "Cy", "externalId", external))
                .is(201);
        post(token, "/api/v1/customers", Map.of("language", "en", "externalId", external))
                .is(409);
        Map<String, Object> body = Map.of(
                "customerId",
                customer.text("/id"),
                "channel",
                "API",
                "language",
                "en",
                "text",
                "Broken pump",
                "queue",
                "returns",
                "priority",
                "URGENT");
        HttpRequest.Builder once = request("/api/v1/conversations")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", external)
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)));
        Answer opened = send(token, once.copy()).is(201);
        assertThat(send(token, once.copy()).is(201).text("/id")).isEqualTo(opened.text("/id"));
        assertThat(opened.text("/state")).isEqualTo("waiting");
        String path = "/api/v1/conversations/" + opened.text("/id");
        post(token, path + "/messages", Map.of("text", "It leaks", "clientId", "1"))
                .is(201);
        post(token, path + "/messages", Map.of("text", "It leaks", "clientId", "1"))
                .is(200);
        post(tokenOf(SUPERVISOR), path + "/messages", Map.of("text", "secret remark", "kind", "note"))
                .is(201);
        Answer seen = get(token, path + "/entries").is(200);
        assertThat(seen.raw().body()).contains("It leaks").doesNotContain("secret remark");
        assertThat(get(token, path).is(200).raw().body()).doesNotContain("secret remark");
        assertThat(get(token, "/api/v1/conversations")
                        .body()
                        .at("/items")
                        .valueStream()
                        .map(c -> c.at("/id").asString()))
                .contains(opened.text("/id"));
    }

    private Answer ask(String token, Door door, Map<String, String> things) throws Exception {
        String path = door.path();
        for (Map.Entry<String, String> thing : things.entrySet()) {
            path = path.replace("{" + thing.getKey() + "}", thing.getValue());
        }
        if (door.body().equals("upload")) {
            return upload(token, path, "a.pdf", "%PDF-1.7\n1 0 obj".getBytes());
        }
        return switch (door.method()) {
            case "GET" -> get(token, path);
            case "POST" -> post(token, path, door.body());
            case "PUT" -> put(token, path, door.body());
            case "PATCH" -> patch(token, path, 1, door.body());
            case "DELETE" -> delete(token, path);
            default -> throw new IllegalArgumentException(door.method());
        };
    }

    private Map<String, String> things() {
        Visitor visitor = aVisitor("en");
        ConversationId id = ConversationId.of(writes(visitor, "Hello", "a").text("/conversation/id"));
        post(visitor.token(), "/widget/v1/person", Map.of()).is(200);
        conversations.change(
                id,
                null,
                c -> RoutingNews.assigned(
                        c,
                        new RoutingNews.Named(new AgentId(idOf(ASSIGNEE)), "Mei"),
                        new QueueId("general"),
                        AssignmentCause.OFFER_ACCEPTED,
                        null,
                        now.get()));
        String attachment = upload(
                        tokenOf(ASSIGNEE),
                        "/api/v1/attachments?conversation=" + id,
                        "a.pdf",
                        "%PDF-1.7\n1 0 obj".getBytes())
                .is(201)
                .text("/id");
        String webhook = post(
                        tokenOf(ADMIN),
                        "/api/v1/webhooks",
                        Map.of(
                                "url",
                                "http://127.0.0.1:9/",
                                "events",
                                List.of("io.pronto.conversation.AgentReplied.v1")))
                .is(201)
                .text("/id");
        return Map.of(
                "id", id.toString(),
                "customer", visitor.id(),
                "attachment", attachment,
                "webhook", webhook,
                "unknown", new UUID(1, 2).toString(),
                "visitorToken", visitor.token());
    }
}
