package io.pronto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the running suite is, as its starter says in the environment, and how to talk to it. */
final class TheSuite {
    static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private TheSuite() {}

    static String publicUrl() {
        return setting("PRONTO_PUBLIC_URL", "http://127.0.0.1:8080");
    }

    static String shopUrl() {
        return setting("PRONTO_SHOP_URL", "http://127.0.0.1:8090");
    }

    static String tokenUrl() {
        return setting("PRONTO_ISSUER", "http://127.0.0.1:8188/realms/pronto") + "/protocol/openid-connect/token";
    }

    static String password() {
        return setting("PRONTO_DEMO_PASSWORD", "pronto-demo");
    }

    static String integratorSecret() {
        return setting("PRONTO_INTEGRATOR_CLIENT_SECRET", "");
    }

    static String setting(String name, String usual) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? usual : value;
    }

    /** An access token of the integrator's client. */
    static String integratorToken() throws Exception {
        return token(Map.of(
                "grant_type", "client_credentials",
                "client_id", "pronto-integrator",
                "client_secret", integratorSecret()));
    }

    /** An access token of one of the demo people. */
    static String tokenOf(String username) throws Exception {
        return token(Map.of(
                "grant_type", "password", "client_id", "pronto-test", "username", username, "password", password()));
    }

    private static String token(Map<String, String> form) throws Exception {
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(URI.create(tokenUrl()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form.entrySet().stream()
                                .map(entry -> entry.getKey() + "="
                                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&"))))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body()).get("access_token").asString();
    }

    /** An answer of the API. */
    record Answer(int status, String body, HttpResponse<String> raw) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        Answer is(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            return this;
        }
    }

    static Answer call(String method, String path, String token, Object body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(publicUrl() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(
                                        body instanceof String text ? text : JSON.writeValueAsString(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response);
    }
}
