package io.pronto.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.pronto.contracts.ConversationId;
import io.pronto.conversation.channel.Signatures;
import io.pronto.conversation.enquiry.Conversations;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A customer writes through another system, and is answered there. */
class ChannelIT extends RunningService {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Autowired
    private Clock clock;

    @Autowired
    private Conversations conversations;

    private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(200);
    private HttpServer platform;

    @BeforeEach
    void platform() throws Exception {
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.createContext("/", exchange -> {
            JsonNode message = json.readTree(exchange.getRequestBody().readAllBytes());
            byte[] answer = ("{\"id\":\"p-" + message.path("id").asString() + "\"}").getBytes(StandardCharsets.UTF_8);
            int code = status.get();
            if (code == 200) {
                sent.add(message);
            }
            exchange.sendResponseHeaders(code, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        platform.start();
    }

    @AfterEach
    void noPlatform() {
        platform.stop(0);
    }

    private String aConnection(boolean withBot) {
        return post(
                        tokenOf("admin.pronto"),
                        "/api/v1/channels",
                        Map.of(
                                "kind",
                                "api",
                                "connection",
                                Map.of(
                                        "name",
                                        "Till",
                                        "settings",
                                        Map.of(
                                                "secret",
                                                SECRET,
                                                "url",
                                                "http://127.0.0.1:"
                                                        + platform.getAddress().getPort() + "/m"),
                                        "enabled",
                                        true,
                                        "withBot",
                                        withBot,
                                        "language",
                                        "en")))
                .is(201)
                .text("/id");
    }

    private Answer tell(String connection, Object event) {
        return tell(connection, event, SECRET);
    }

    private Answer tell(String connection, Object event, String secret) {
        byte[] body = json.writeValueAsBytes(event);
        long at = clock.instant().getEpochSecond();
        return send(
                null,
                request("/hooks/" + connection)
                        .header("Content-Type", "application/json")
                        .header("webhook-id", "e-1")
                        .header("webhook-timestamp", Long.toString(at))
                        .header("webhook-signature", Signatures.signStandard(secret, "e-1", at, body))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static Map<String, Object> message(String id, String sender, String text) {
        return Map.of("type", "message.created", "id", id, "sender", Map.of("id", sender, "name", "Mei"), "text", text);
    }

    private String conversationOf(String connection, String sender) {
        return jdbc.sql("SELECT conversation_id FROM channel_thread WHERE connection_id = ? AND thread_key = ?")
                .param(UUID.fromString(connection))
                .param(sender)
                .query(UUID.class)
                .single()
                .toString();
    }

    private Answer replies(String conversation, String text) {
        return post(
                tokenOf("grace.zhao"),
                "/api/v1/conversations/" + conversation + "/messages",
                Map.of("text", text, "clientId", UUID.randomUUID().toString()));
    }

    @Test
    void aMessageComesInOnceAndTheAnswerGoesOut() throws Exception {
        String connection = aConnection(false);
        Map<String, Object> hello = message("m-1", "u-1", "My lamp flickers");
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(many.submit(() -> tell(connection, hello)));
            }
            for (Future<Answer> answer : answers) {
                answer.get().is(200);
            }
        }
        tell(connection, message("m-2", "u-1", "And it hums")).is(200);
        tell(connection, message("m-3", "u-1", "forged"), "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
                .is(401);

        String conversation = conversationOf(connection, "u-1");
        String supervisor = tokenOf("grace.zhao");
        JsonNode entries = get(supervisor, "/api/v1/conversations/" + conversation + "/entries")
                .is(200)
                .body()
                .at("/items");
        assertThat(entries.valueStream()
                        .filter(e -> e.at("/author/kind").asString().equals("customer"))
                        .map(e -> e.at("/text").asString()))
                .containsExactly("My lamp flickers", "And it hums");
        assertThat(get(supervisor, "/api/v1/conversations/" + conversation)
                        .is(200)
                        .text("/state"))
                .isEqualTo("waiting");

        Answer way = get(supervisor, "/api/v1/conversations/" + conversation + "/channel")
                .is(200);
        assertThat(way.text("/kind")).isEqualTo("api");
        assertThat(way.text("/addressName")).isEqualTo("Mei");

        for (String text : List.of("Hello Mei", "Try another socket", "Did it help?")) {
            replies(conversation, text).is(201);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> sent.size() == 3);
        assertThat(sent.stream().map(m -> m.path("text").asString()))
                .containsExactly("Hello Mei", "Try another socket", "Did it help?");
        assertThat(sent.getFirst().at("/to/id").asString()).isEqualTo("u-1");
        assertThat(sent.getFirst().at("/inReplyTo").asString()).isEqualTo("m-2");

        tell(
                        connection,
                        Map.of(
                                "type",
                                "message.read",
                                "id",
                                "p-" + sent.getLast().path("id").asString()))
                .is(200);
        assertThat(get(supervisor, "/api/v1/conversations/" + conversation + "/deliveries")
                        .is(200)
                        .text("/items/0/progress"))
                .isEqualTo("read");
    }

    @Test
    void editsAndDeletionsShowAndNothingOvertakesADeletion() {
        String connection = aConnection(false);
        tell(connection, message("m-1", "u-2", "Order 12")).is(200);
        Map<String, Object> edit = Map.of("type", "message.edited", "id", "m-1", "text", "Order 13");
        tell(connection, edit).is(200);
        tell(connection, edit).is(200);
        tell(connection, Map.of("type", "message.deleted", "id", "m-9")).is(200);
        tell(connection, message("m-9", "u-2", "never mind")).is(200);
        tell(connection, Map.of("type", "message.deleted", "id", "m-1")).is(200);
        tell(connection, Map.of("type", "message.deleted", "id", "m-1")).is(200);
        JsonNode entries = get(
                        tokenOf("grace.zhao"),
                        "/api/v1/conversations/" + conversationOf(connection, "u-2") + "/entries")
                .is(200)
                .body()
                .at("/items");
        assertThat(entries.valueStream()
                        .map(e -> e.at("/event/code").asString(e.at("/text").asString())))
                .containsExactly("Order 12", "handoff", "edited", "taken-back");
    }

    @Test
    void whatTheChannelWillNotTakeIsRefusedBeforeItIsWritten() {
        String connection = aConnection(false);
        tell(connection, message("m-1", "u-3", "Hello")).is(200);
        String conversation = conversationOf(connection, "u-3");
        Answer off =
                get(tokenOf("admin.pronto"), "/api/v1/channels/" + connection).is(200);
        assertThat(off.raw().body()).doesNotContain(SECRET);
        send(
                        tokenOf("admin.pronto"),
                        request("/api/v1/channels/" + connection)
                                .header("Content-Type", "application/json")
                                .header("If-Match", "\"1\"")
                                .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(Map.of(
                                        "name",
                                        "Till",
                                        "settings",
                                        Map.of(),
                                        "enabled",
                                        false,
                                        "withBot",
                                        false,
                                        "language",
                                        "en")))))
                .is(200);
        assertThat(replies(conversation, "Hello").is(422).text("/type")).isEqualTo("urn:pronto:problem:channel-off");
        tell(connection, message("m-2", "u-3", "Hello?")).is(404);
    }

    @Test
    void whatCannotBeDeliveredIsSeenAndSentAgain() {
        String connection = aConnection(false);
        tell(connection, message("m-1", "u-4", "Hello")).is(200);
        String conversation = conversationOf(connection, "u-4");
        status.set(400);
        String entry = replies(conversation, "Good day").is(201).text("/id");
        String supervisor = tokenOf("grace.zhao");
        String deliveries = "/api/v1/conversations/" + conversation + "/deliveries";
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        get(supervisor, deliveries).text("/items/0/progress").equals("failed"));
        JsonNode last = get(supervisor, "/api/v1/conversations/" + conversation + "/entries")
                .body()
                .at("/items")
                .valueStream()
                .toList()
                .getLast();
        assertThat(last.at("/event/code").asString()).isEqualTo("undelivered");
        assertThat(last.at("/event/params/entry").asString()).isEqualTo(entry);
        Answer failures = get(supervisor, "/api/v1/channels/failures?connection=" + connection)
                .is(200);
        assertThat(failures.text("/items/0/preview")).isEqualTo("Good day");
        String delivery = failures.text("/items/0/delivery/id");
        post(tokenOf("jonas.weber"), "/api/v1/channels/deliveries/" + delivery + "/resend", Map.of())
                .is(404);
        status.set(200);
        post(supervisor, "/api/v1/channels/deliveries/" + delivery + "/resend", Map.of())
                .is(202);
        await().atMost(Duration.ofSeconds(20)).until(() -> sent.size() == 1);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        get(supervisor, deliveries).text("/items/0/progress").equals("sent"));
        post(supervisor, "/api/v1/channels/deliveries/" + delivery + "/resend", Map.of())
                .is(409);
    }

    @Test
    void anAutomaticMessageStartsNothing() {
        String connection = aConnection(false);
        Map<String, Object> automatic = Map.of(
                "type",
                "message.created",
                "id",
                "a-1",
                "sender",
                Map.of("id", "u-5"),
                "text",
                "Away",
                "automatic",
                true);
        tell(connection, automatic).is(200);
        assertThat(jdbc.sql("SELECT count(*) FROM channel_thread WHERE connection_id = ?")
                        .param(UUID.fromString(connection))
                        .query(Long.class)
                        .single())
                .isZero();
        tell(connection, message("m-1", "u-5", "Hello")).is(200);
        ConversationId id = new ConversationId(UUID.fromString(conversationOf(connection, "u-5")));
        replies(id.toString(), "Done").is(201);
        tell(
                        connection,
                        Map.of(
                                "type",
                                "message.created",
                                "id",
                                "a-2",
                                "sender",
                                Map.of("id", "u-5"),
                                "text",
                                "Away",
                                "automatic",
                                true))
                .is(200);
        assertThat(conversations.find(id).orElseThrow().unansweredSince()).isNull();
        assertThat(conversations.after(id, 0, 50)).anyMatch(e -> e.text().equals("Away"));
    }

    @Test
    void aComplaintInPublicComesFirstAndMayGoOnInPrivate() {
        String connection = aConnection(true);
        tell(connection, comment("c-1", "Nice shop")).is(200);
        String conversation = conversationOf(connection, "post-1/u-6");
        String supervisor = tokenOf("grace.zhao");
        String path = "/api/v1/conversations/" + conversation;
        Answer remark = get(supervisor, path).is(200);
        assertThat(remark.text("/state"))
                .as("people answer in public, not the bot")
                .isEqualTo("waiting");
        assertThat(remark.text("/tags/0")).isEqualTo("public");
        tell(connection, comment("c-2", "But my lamp arrived broken. Scam!!")).is(200);
        Answer complaint = get(supervisor, path).is(200);
        assertThat(complaint.text("/topic")).isEqualTo("complaint");
        assertThat(complaint.text("/priority")).isEqualTo("HIGH");
        post(supervisor, path + "/messages", Map.of("text", "Sorry to hear that!"))
                .is(201);
        post(
                        supervisor,
                        path + "/messages",
                        Map.of("text", "May I have your address?", "details", Map.of("visibility", "private")))
                .is(201);
        await().atMost(Duration.ofSeconds(20)).until(() -> sent.size() == 2);
        assertThat(sent.stream().map(m -> m.path("inPublic").asBoolean())).containsExactly(true, false);
        assertThat(get(supervisor, path).is(200).body().at("/tags")).isEmpty();
        tell(connection, message("m-7", "u-6", "Main Street 1")).is(200);
        assertThat(conversationOf(connection, "u-6"))
                .as("her private answer goes on where it began")
                .isEqualTo(conversation);
        post(supervisor, "/api/v1/channels/comment-rules/try", Map.of("text", "I want a refund"))
                .is(200);
    }

    private static Map<String, Object> comment(String id, String text) {
        return Map.of(
                "type",
                "message.created",
                "id",
                id,
                "thread",
                "post-1/u-6",
                "sender",
                Map.of("id", "u-6"),
                "text",
                text,
                "public",
                true);
    }

    @Test
    void onlyAdministratorsConnectChannels() {
        for (String who : List.of("mei.lin", "grace.zhao", "peter.novak", "pronto-integrator")) {
            get(tokenOf(who), "/api/v1/channels").is(403);
            get(tokenOf(who), "/api/v1/channels/kinds").is(403);
        }
        get(aVisitor("en").token(), "/api/v1/channels").is(401);
        get(null, "/api/v1/channels").is(401);
        post(tokenOf("admin.pronto"), "/api/v1/channels", Map.of("kind", "pigeon"))
                .is(400);
    }
}
