package io.pronto.acceptance;

import static io.pronto.acceptance.TheSuite.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpServer;
import io.pronto.acceptance.TheSuite.Answer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A program with a real client-credentials token, as the API's description and quick start promise. */
class IntegratorIT {
    private static String token;

    @BeforeAll
    static void signIn() throws Exception {
        token = TheSuite.integratorToken();
    }

    private static String customer() throws Exception {
        return call(
                        "POST",
                        "/api/v1/customers",
                        token,
                        Map.of("name", "Ada Example", "email", "ada@example.com", "language", "en"))
                .is(201)
                .json()
                .get("id")
                .asString();
    }

    private static String conversation(String text) throws Exception {
        return call(
                        "POST",
                        "/api/v1/conversations",
                        token,
                        Map.of("customerId", customer(), "channel", "API", "language", "en", "text", text))
                .is(201)
                .json()
                .get("id")
                .asString();
    }

    @Test
    void opensAConversationWritesAndReads() throws Exception {
        String id = conversation("My invoice shows the wrong address.");
        call("POST", "/api/v1/conversations/" + id + "/messages", token, Map.of("text", "It should be Elm Street 5."))
                .is(201);

        JsonNode entries = call("GET", "/api/v1/conversations/" + id + "/entries", token, null)
                .is(200)
                .json()
                .get("items");

        assertThat(entries.valueStream().map(entry -> entry.get("text").asString()))
                .contains("My invoice shows the wrong address.", "It should be Elm Street 5.");
    }

    @Test
    void theSameIdempotencyKeyMakesOneMessage() throws Exception {
        String id = conversation("Twice sent, once there.");
        String key = UUID.randomUUID().toString();
        Map<String, String> message = Map.of("text", "Only one of these, please.");
        String path = "/api/v1/conversations/" + id + "/messages";

        call("POST", path, token, message, "Idempotency-Key", key).is(201);
        Answer again = call("POST", path, token, message, "Idempotency-Key", key);

        assertThat(again.status()).isIn(200, 201);
        assertThat(call("GET", "/api/v1/conversations/" + id + "/entries", token, null)
                        .json()
                        .get("items")
                        .valueStream()
                        .filter(entry -> entry.get("text").asString().equals("Only one of these, please.")))
                .hasSize(1);
    }

    @Test
    void uploadsAnAttachmentAndADisguisedOneIsRefused() throws Exception {
        String id = conversation("See the picture.");
        byte[] png = java.util.Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

        assertThat(upload(id, "proof.png", "image/png", png)).isEqualTo(201);
        assertThat(upload(id, "proof.png", "image/png", "MZ\u0090 this is a program".getBytes(StandardCharsets.UTF_8)))
                .isIn(415, 422);
    }

    private static int upload(String conversation, String name, String type, byte[] content) throws Exception {
        String boundary = "pronto-" + UUID.randomUUID();
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        TheSuite.publicUrl() + "/api/v1/attachments?conversation=" + conversation))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                                .POST(BodyPublishers.ofByteArrays(List.of(head, content, tail)))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void readsFigures() throws Exception {
        call("GET", "/api/v1/metrics", token, null).is(200);
        assertThat(call("GET", "/api/v1/reports/summary?groupBy=channel", token, null)
                        .is(200)
                        .json()
                        .has("total"))
                .isTrue();
    }

    @Test
    void hearsSignedWebhooks() throws Exception {
        record Heard(HttpHeaders headers, String body) {}
        List<Heard> heard = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 10);
        server.createContext("/hook", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(new Heard(HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true), body));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
        JsonNode webhook = call(
                        "POST",
                        "/api/v1/webhooks",
                        token,
                        Map.of(
                                "url",
                                address,
                                "events",
                                List.of(
                                        "io.pronto.conversation.ConversationStarted.v1",
                                        "io.pronto.conversation.CustomerMessageReceived.v1")))
                .is(201)
                .json();
        try {
            String conversation = conversation("Please tell my other system.");

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(heard).anyMatch(one -> one.body().contains(conversation)));
            Webhook check = new Webhook(webhook.get("secret").asString());
            for (Heard one : heard) {
                check.verify(one.body(), one.headers());
            }
        } finally {
            call("DELETE", "/api/v1/webhooks/" + webhook.get("id").asString(), token, null);
            server.stop(0);
        }
    }

    @Test
    void whatIsNotHisIsNotThere() throws Exception {
        call("GET", "/api/v1/conversations/" + UUID.randomUUID(), token, null).is(404);
        call("GET", "/api/v1/board", token, null).is(403);
        call("PUT", "/api/v1/queues/general", token, Map.of("name", "x", "nameZh", "x"))
                .is(403);
        call("GET", "/api/v1/conversations", null, null).is(401);
    }

    @Test
    void anUnknownFieldIsNamed() throws Exception {
        Answer answer = call(
                        "POST", "/api/v1/customers", token, Map.of("name", "Ada", "language", "en", "shoeSize", 38))
                .is(400);

        assertThat(answer.json().get("field").asString()).isEqualTo("shoeSize");
    }

    @Test
    void theWholePublicApiIsDescribed() throws Exception {
        JsonNode api = call("GET", "/openapi.json", null, null).is(200).json();

        assertThat(api.get("openapi").asString()).startsWith("3.1");
        assertThat(api.get("paths").propertyNames())
                .contains(
                        "/api/v1/conversations",
                        "/api/v1/queues",
                        "/api/v1/sla/packs",
                        "/api/v1/articles",
                        "/api/v1/reports/summary",
                        "/widget/v1/messages");
        call("GET", "/developers", null, null).is(200);
    }
}
