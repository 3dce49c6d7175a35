package io.pronto.benchmarks;

import io.pronto.stack.TestServers;
import io.pronto.stack.server.Probe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A fresh knowledge base on a real Elasticsearch, spoken to by its API alone. */
final class KnowledgeRig implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ROWS = 100;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private final TokenIssuer tokens = new TokenIssuer();
    private final ServiceRig services = new ServiceRig("knowledge-base", tokens);
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String token;
    private final int port;

    KnowledgeRig() throws IOException, InterruptedException {
        port = Probe.freePort();
        token = tokens.token("evaluation", "ADMIN");
        services.service(
                port,
                "384m",
                List.of(
                        "--spring.elasticsearch.uris=" + TestServers.elasticsearch(),
                        "--pronto.knowledge.index.compatibility=8",
                        "--pronto.knowledge.index.prefix=evaluation-"
                                + UUID.randomUUID().toString().substring(0, 8)));
    }

    JsonNode call(String method, String path, @Nullable Object body) throws IOException, InterruptedException {
        return call(method, path, body, Map.of());
    }

    JsonNode call(String method, String path, @Nullable Object body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
    }

    /** Sends a file of articles. */
    JsonNode upload(String path, byte[] file) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofMinutes(5))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 202) {
            throw new IOException("POST " + path + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /** Switches the shipped sensitive topics off: sets ask about lost cards and fraud as about anything else. */
    void answerEverything() throws IOException, InterruptedException {
        for (JsonNode topic :
                call("GET", "/api/v1/knowledge/sensitive-topics", null).path("items")) {
            call(
                    "PUT",
                    "/api/v1/knowledge/sensitive-topics/" + topic.path("key").asString(),
                    Map.of(
                            "name",
                            topic.path("name").asString(),
                            "nameZh",
                            topic.path("nameZh").asString(),
                            "active",
                            false));
        }
    }

    /** Publishes articles by the import. @return how many were refused */
    int bring(List<Map<String, Object>> rows) throws IOException, InterruptedException {
        int refused = 0;
        for (int from = 0; from < rows.size(); from += ROWS) {
            JsonNode result =
                    call("POST", "/api/v1/articles/import", rows.subList(from, Math.min(rows.size(), from + ROWS)));
            refused += result.path("counts").path("refused").asInt(0);
            if (result.path("counts").path("refused").asInt(0) > 0) {
                result.path("rows").forEach(row -> {
                    if (row.path("result").asString().equals("refused")) {
                        System.out.println("  refused: " + row);
                    }
                });
            }
        }
        return refused;
    }

    /** Waits until all that was published is in the index. */
    void awaitIndexed() throws SQLException, InterruptedException {
        await(() -> services.number("SELECT count(*) FROM index_task") == 0, "index");
    }

    /** Waits until all that was published and told is learned. */
    void awaitLearned() throws IOException, InterruptedException, SQLException {
        await(
                () -> {
                    for (JsonNode language :
                            call("GET", "/api/v1/knowledge/reliability", null).path("languages")) {
                        if (!language.path("upToDate").asBoolean()) {
                            return false;
                        }
                    }
                    return true;
                },
                "learning");
    }

    private interface Check {
        boolean holds() throws IOException, InterruptedException, SQLException;
    }

    private static void await(Check check, String what) throws InterruptedException, SQLException {
        long until = System.nanoTime() + LONGEST_WAIT.toNanos();
        try {
            while (!check.holds()) {
                if (System.nanoTime() > until) {
                    throw new IllegalStateException("The knowledge base's " + what + " does not come to an end.");
                }
                Thread.sleep(500);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An article as the import takes it. */
    static Map<String, Object> row(String key, String language, String title, List<String> questions, String markdown) {
        List<String> asked = new ArrayList<>();
        for (String question : questions) {
            if (!question.isBlank() && asked.size() < 200) {
                asked.add(question);
            }
        }
        return Map.of(
                "key",
                key,
                "language",
                language,
                "title",
                title,
                "category",
                "evaluation",
                "audience",
                "public",
                "markdown",
                markdown,
                "exampleQuestions",
                asked);
    }

    @Override
    public void close() {
        services.close();
    }
}
