package io.pronto.sla;

import io.pronto.stack.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's endpoints as people and programs of the real directory use them. */
final class SlaApi {
    /** Stands for the program in place of a person's username. */
    static final String INTEGRATOR = "(integrator)";

    /** A token lasts five minutes, and signing in is slow. */
    private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();

    private record Token(String value, Instant readAt) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final int port;

    SlaApi(int port) {
        this.port = port;
    }

    /** What was answered. */
    record Answer(int status, JsonNode body, String raw) {}

    Answer get(String path, @Nullable String username) {
        return send("GET", path, null, username);
    }

    Answer send(String method, String path, @Nullable String body, @Nullable String username) {
        return send(method, path, body, username, null, "application/json");
    }

    /** An edit of that version. */
    Answer send(
            String method, String path, @Nullable String body, @Nullable String username, @Nullable String ifMatch) {
        return send(method, path, body, username, ifMatch, "application/json");
    }

    /**
     * Asks.
     *
     * @param path after {@code /api/v1/sla/}
     * @param username nothing for a stranger
     */
    Answer send(
            String method,
            String path,
            @Nullable String body,
            @Nullable String username,
            @Nullable String ifMatch,
            String contentType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/sla/" + path))
                .header("Content-Type", contentType)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (username != null) {
            request.header("Authorization", "Bearer " + token(username));
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body().isEmpty() ? json.missingNode() : json.readTree(response.body()),
                    response.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The person's id in the directory. */
    String subject(String username) {
        byte[] claims = java.util.Base64.getUrlDecoder().decode(token(username).split("\\.", -1)[1]);
        return json.readTree(claims).path("sub").asString();
    }

    private static String token(String username) {
        Instant old = Instant.now().minus(Duration.ofMinutes(4));
        return TOKENS.compute(
                        username,
                        (name, known) -> known != null && known.readAt().isAfter(old)
                                ? known
                                : new Token(signIn(name), Instant.now()))
                .value();
    }

    private static String signIn(String username) {
        return username.equals(INTEGRATOR)
                ? TestServers.keycloak().clientToken("pronto-integrator")
                : TestServers.keycloak().token(username);
    }
}
