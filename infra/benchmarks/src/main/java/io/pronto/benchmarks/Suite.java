package io.pronto.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running demo suite, reached as its users reach it. */
record Suite(String gateway, String issuer, String routing, String password, Path data, HttpClient http) {
    static final JsonMapper JSON = new JsonMapper();

    static Suite here() {
        Path project = Path.of(System.getProperty("pronto.project", "."));
        return new Suite(
                setting("PRONTO_PUBLIC_URL", "http://127.0.0.1:8080"),
                setting("PRONTO_ISSUER", "http://127.0.0.1:8188/realms/pronto"),
                setting("PRONTO_ROUTING_URL", "http://127.0.0.1:8102"),
                setting("PRONTO_DEMO_PASSWORD", "pronto-demo"),
                Path.of(setting("PRONTO_DATA", project.resolve(".pronto/data").toString())),
                HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(5))
                        .version(HttpClient.Version.HTTP_1_1)
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build());
    }

    private static String setting(String name, String usual) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? usual : value;
    }

    /** An access token of one of the demo people; five minutes long. */
    String token(String username) throws IOException, InterruptedException {
        String form = Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "pronto-test",
                        "username",
                        username,
                        "password",
                        password)
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(
                    "No token for " + username + ": " + answer.body() + ". Maybe the suite runs without --demo.");
        }
        return JSON.readTree(answer.body()).get("access_token").asString();
    }

    /** An answer; {@code status} 0 stands for none at all. */
    record Answer(int status, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        boolean ok() {
            return status >= 200 && status < 300;
        }
    }

    /** Asks through the gateway and never throws for a suite that is away: that is what is being measured. */
    Answer call(String method, String path, @Nullable String token, @Nullable Object body) throws InterruptedException {
        return callAt(gateway, method, path, token, body);
    }

    Answer callAt(String address, String method, String path, @Nullable String token, @Nullable Object body)
            throws InterruptedException {
        return callAt(address, method, path, token, body, Map.of());
    }

    private Answer callAt(
            String address,
            String method,
            String path,
            @Nullable String token,
            @Nullable Object body,
            Map<String, String> headers)
            throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException away) {
            return new Answer(0, String.valueOf(away));
        }
    }

    /** Replaces what was read in that revision. */
    Answer replace(String path, long revision, String token, Object body) throws IOException, InterruptedException {
        return done("PUT", path, callAt(gateway, "PUT", path, token, body, Map.of("If-Match", "\"" + revision + "\"")));
    }

    Answer must(String method, String path, @Nullable String token, @Nullable Object body)
            throws IOException, InterruptedException {
        return done(method, path, call(method, path, token, body));
    }

    private static Answer done(String method, String path, Answer answer) throws IOException {
        if (!answer.ok()) {
            throw new IOException(method + " " + path + " answered " + answer.status() + ": " + answer.body());
        }
        return answer;
    }
}
