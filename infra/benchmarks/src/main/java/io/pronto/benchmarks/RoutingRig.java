package io.pronto.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The routing service on a rig of its own, with agents {@code agent-0} and on who are online. */
final class RoutingRig implements AutoCloseable {
    final ServiceRig services;
    final TokenIssuer tokens = new TokenIssuer();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(1))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    RoutingRig() {
        services = new ServiceRig("routing-service", tokens);
    }

    /** Agents are there before the first process is that decides anything. */
    void employ(int agents) throws SQLException, IOException, InterruptedException {
        services.service().destroyForcibly().waitFor();
        services.execute(
                "INSERT INTO agent (id, username, name, languages, skills, capacity, presence, presence_since, active,"
                        + " last_given_work_at) SELECT 'agent-' || n, 'agent-' || n, 'agent-' || n, '{en}', '{}', 100, 'ONLINE', now(),"
                        + " true, to_timestamp(0) FROM generate_series(0, " + (agents - 1) + ") AS n");
    }

    /** Has the general queue served like that. */
    void serve(int port, String delivery, int offerSeconds) throws IOException, InterruptedException {
        Answer now;
        do {
            // The queue comes with the first writer.
            Thread.sleep(100);
            now = send(port, "GET", "/api/v1/queues/general", admin(), null, null);
        } while (now.status() == 404);
        Answer done = send(
                port,
                "PUT",
                "/api/v1/queues/general",
                admin(),
                "{\"name\": \"General\", \"nameZh\": \"综合\", \"offerSeconds\": " + offerSeconds
                        + ", \"rules\": {\"order\": {\"kind\": \"fifo\"}, \"delivery\": \"" + delivery + "\"}}",
                now.tag());
        if (done.status() != 200) {
            throw new IOException("The queue could not be set: " + done);
        }
    }

    private String admin() {
        return tokens.token("admin", "ADMIN");
    }

    /** What came back. @param tag the revision, for an edit */
    record Answer(int status, String body, @Nullable String tag) {}

    Answer send(int port, String method, String path, String token, @Nullable String body, @Nullable String ifMatch)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                answer.statusCode(),
                answer.body(),
                answer.headers().firstValue("ETag").orElse(null));
    }

    static ServiceRig.Told handoff(UUID conversation, Instant at) {
        return ServiceRig.Told.of(
                "HandoffRequested",
                conversation,
                at,
                "\"customer\":\"" + UUID.randomUUID()
                        + "\",\"channel\":\"CHAT\",\"language\":\"en\",\"tier\":\"STANDARD\",\"priority\":\"NORMAL\","
                        + "\"skills\":[],\"reason\":\"ASKED_FOR_PERSON\",\"summary\":\"asks\",\"waitingSince\":\"" + at
                        + "\",");
    }

    static ServiceRig.Told resolved(UUID conversation, Instant at) {
        return ServiceRig.Told.of("ConversationResolved", conversation, at, "\"outcome\":\"RESOLVED\",");
    }

    @Override
    public void close() {
        services.close();
    }
}
