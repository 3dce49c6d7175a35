package io.pronto.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.stack.KeycloakAddress;
import io.pronto.stack.PostgresAddress;
import io.pronto.stack.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The service on real PostgreSQL, Redis and Keycloak, with the people of the demo company. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class RunningService {

    /** Signs visitor tokens in tests. */
    protected static final String VISITOR_KEY = "dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtdGVzdCE=";

    /** Encrypts secrets of channels in tests: 32 bytes. */
    protected static final String CHANNEL_KEY = "dGhpcnR5LXR3byBieXRlcyBmb3IgY2hhbm5lbHMgISE=";

    protected static final String HOST_KEY = "the host site's own key";

    private static final PostgresAddress DATABASE = TestServers.freshDatabase("conversation");
    protected static final KeycloakAddress KEYCLOAK = TestServers.keycloak();
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    @LocalServerPort
    protected int port;

    @Autowired
    protected ObjectMapper json;

    @Autowired
    protected JdbcClient jdbc;

    protected final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", DATABASE::url);
        registry.add("spring.datasource.username", DATABASE::username);
        registry.add("spring.datasource.password", DATABASE::password);
        registry.add("spring.data.redis.url", () -> TestServers.redis().url());
        registry.add(
                "pronto.bus.prefix",
                () -> "conversation-it-" + ProcessHandle.current().pid());
        registry.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", KEYCLOAK::issuer);
        registry.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", KEYCLOAK::jwks);
        registry.add("pronto.conversation.widget.key", () -> VISITOR_KEY);
        registry.add("pronto.conversation.widget.host-key", () -> HOST_KEY);
        registry.add("pronto.conversation.channels.key", () -> CHANNEL_KEY);
        registry.add("pronto.conversation.channels.look", () -> "100ms");
        registry.add("pronto.conversation.webhooks.allow-private", () -> true);
        registry.add("pronto.conversation.webhooks.look", () -> "100ms");
        // Tests say themselves what the bot does; nothing happens meanwhile.
        registry.add("pronto.conversation.times.bot-deadline", () -> "10m");
    }

    /** An answer: its status and, where there is one, its JSON. */
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        public Answer is(int expected) {
            assertThat(status)
                    .as(raw.request().method() + " " + raw.uri() + " " + raw.body())
                    .isEqualTo(expected);
            return this;
        }

        public String text(String pointer) {
            return body.at(pointer).asString();
        }
    }

    /** A visitor with a session. */
    public record Visitor(String token, String id, String secret) {}

    protected static String tokenOf(String who) {
        return TOKENS.computeIfAbsent(
                who, name -> name.startsWith("pronto-") ? KEYCLOAK.clientToken(name) : KEYCLOAK.token(name));
    }

    /** The agent's id: the subject of the token. */
    protected String idOf(String who) {
        String claims = new String(
                java.util.Base64.getUrlDecoder().decode(tokenOf(who).split("\\.")[1]), StandardCharsets.UTF_8);
        return json.readTree(claims).get("sub").asString();
    }

    protected Answer get(@Nullable String token, String path) {
        return send(token, request(path).GET());
    }

    protected Answer post(@Nullable String token, String path, Object body) {
        return send(
                token,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                body instanceof String text ? text : json.writeValueAsString(body))));
    }

    protected Answer put(@Nullable String token, String path, Object body) {
        return send(
                token,
                request(path)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    protected Answer patch(@Nullable String token, String path, long revision, Object body) {
        return send(
                token,
                request(path)
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"" + revision + "\"")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    protected Answer delete(@Nullable String token, String path) {
        return send(token, request(path).DELETE());
    }

    protected Answer upload(@Nullable String token, String path, String name, byte[] content) {
        String boundary = "pronto-test-boundary";
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return send(
                token,
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArrays(java.util.List.of(head, content, tail))));
    }

    protected HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    protected Answer send(@Nullable String token, HttpRequest.Builder request) {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode body = type.contains("json") ? json.readTree(response.body()) : json.nullNode();
            return new Answer(response.statusCode(), body, response);
        } catch (IOException e) {
            throw new IllegalStateException("The service did not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    protected Visitor aVisitor(String language) {
        Answer session =
                post(null, "/widget/v1/sessions", Map.of("language", language)).is(200);
        return new Visitor(session.text("/token"), session.text("/customer/id"), session.text("/visitorSecret"));
    }

    protected Answer writes(Visitor visitor, String text, String clientId) {
        return post(visitor.token(), "/widget/v1/messages", Map.of("text", text, "clientId", clientId));
    }

    protected ObjectNode object() {
        return json.createObjectNode();
    }
}
