package io.pronto.stack.server;

import io.pronto.stack.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The people of the demo shop, brought into a running Keycloak; those who are there already stay as they are. */
public final class DemoPeople {
    /** The one password of all of them. */
    public static final String PASSWORD = "pronto-demo";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private DemoPeople() {}

    /**
     * Brings in the people, their groups and the client {@code pronto-test}.
     *
     * @param keycloak its address, without a path
     * @param adminPassword of the administrator whom the realm was made with
     */
    public static void ensure(URI keycloak, String adminPassword) {
        var token = token(
                keycloak.resolve("/realms/master/protocol/openid-connect/token"),
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        KeycloakServer.ADMIN,
                        "password",
                        adminPassword));
        var request = HttpRequest.newBuilder(keycloak.resolve("/admin/realms/pronto/partialImport"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(document().replace("${PRONTO_DEMO_PASSWORD}", PASSWORD)))
                .build();
        var response = send(request);
        if (response.statusCode() != 200) {
            throw new StackException(
                    "Keycloak did not take the demo people (" + response.statusCode() + " " + response.body() + ").");
        }
    }

    /** Asks an OIDC token endpoint for an access token. */
    public static String token(URI endpoint, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var response = send(HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (response.statusCode() != 200) {
            throw new StackException("Keycloak gave no token (" + response.statusCode() + " " + response.body()
                    + " from " + endpoint + ").");
        }
        return JSON.readTree(response.body()).get("access_token").asString();
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try (var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StackException("Keycloak does not answer at " + request.uri() + " (" + e.getMessage() + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Asking Keycloak was interrupted.", e);
        }
    }

    private static String document() {
        try (var in =
                Objects.requireNonNull(DemoPeople.class.getResourceAsStream("/io/pronto/stack/keycloak/demo.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
