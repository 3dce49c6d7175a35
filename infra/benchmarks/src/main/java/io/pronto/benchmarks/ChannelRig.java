package io.pronto.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The conversation service on a rig of its own, with one generic channel connected. */
final class ChannelRig implements AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();
    private static final String KEY = "dGhpcnR5LXR3byBieXRlcyBmb3IgY2hhbm5lbHMgISE=";
    private static final byte[] SECRET = "a secret between the platform and us".getBytes(StandardCharsets.UTF_8);
    private static final byte[] GUESSED = "what somebody else would like it to".getBytes(StandardCharsets.UTF_8);
    private static final List<String> SETTINGS = List.of(
            "--pronto.conversation.widget.key=" + KEY,
            "--pronto.conversation.channels.key=" + KEY,
            "--pronto.conversation.webhooks.allow-private=true",
            "--spring.datasource.hikari.maximum-pool-size=24");

    private final TokenIssuer tokens = new TokenIssuer();
    private final ServiceRig rig = new ServiceRig("conversation-service", tokens);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final int port = io.pronto.stack.server.Probe.freePort();
    private Process service;
    private String connection = "";

    ChannelRig() throws IOException, InterruptedException {
        service = start();
    }

    private Process start() throws IOException, InterruptedException {
        return rig.service(port, "320m", SETTINGS);
    }

    /** Ends the service as a power cut would, and starts it again. */
    void kill() throws IOException, InterruptedException {
        service.destroyForcibly().waitFor();
        service = start();
    }

    ServiceRig database() {
        return rig;
    }

    /** Connects the channel; replies go to that address. */
    void connect(URI replies) throws IOException, InterruptedException {
        JsonNode made = api(
                "admin",
                "/api/v1/channels",
                JSON.writeValueAsString(JSON.createObjectNode()
                        .put("kind", "api")
                        .set(
                                "connection",
                                JSON.createObjectNode()
                                        .put("name", "Bench")
                                        .put("enabled", true)
                                        .put("withBot", false)
                                        .put("language", "en")
                                        .set(
                                                "settings",
                                                JSON.createObjectNode()
                                                        .put(
                                                                "secret",
                                                                Base64.getEncoder()
                                                                        .encodeToString(SECRET))
                                                        .put("url", replies.toString())))));
        connection = made.path("id").asString();
    }

    /** Asks the service as somebody with that role. */
    JsonNode api(String role, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + token(role))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private final java.util.Map<String, String> known = new java.util.concurrent.ConcurrentHashMap<>();

    private String token(String role) {
        return known.computeIfAbsent(role, r -> tokens.token("bench-" + r, r));
    }

    /** Tells of a message, signed by the platform or by somebody who does not know its secret. @return the status */
    int tell(String id, String sender, String text, boolean forged) throws IOException, InterruptedException {
        byte[] body = JSON.writeValueAsBytes(JSON.createObjectNode()
                .put("type", "message.created")
                .put("id", id)
                .put("text", text)
                .set("sender", JSON.createObjectNode().put("id", sender)));
        String at = Long.toString(Instant.now().getEpochSecond());
        String event = UUID.randomUUID().toString();
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hooks/" + connection))
                                .timeout(Duration.ofSeconds(30))
                                .header("Content-Type", "application/json")
                                .header("webhook-id", event)
                                .header("webhook-timestamp", at)
                                .header(
                                        "webhook-signature",
                                        sign(forged ? GUESSED : SECRET, event + "." + at + ".", body))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String sign(byte[] key, String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        rig.close();
        http.close();
    }
}
