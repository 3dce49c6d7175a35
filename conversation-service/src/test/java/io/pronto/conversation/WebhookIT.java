package io.pronto.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Another system listens. */
class WebhookIT extends RunningService {

    private record Heard(Map<String, List<String>> headers, String body) {}

    @Test
    void whatHappensIsToldSignedAndAgainUntilItArrives() throws Exception {
        BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
        AtomicInteger answer = new AtomicInteger(500);
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(new Heard(Map.copyOf(exchange.getRequestHeaders()), body));
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        receiver.start();
        try {
            String admin = tokenOf("admin.pronto");
            post(admin, "/api/v1/webhooks", Map.of("url", "ftp://x.example/", "events", List.of("x")))
                    .is(422);
            Answer made = post(
                            admin,
                            "/api/v1/webhooks",
                            Map.of(
                                    "url",
                                    "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook",
                                    "events",
                                    List.of("io.pronto.conversation.ConversationStarted.v1")))
                    .is(201);
            String secret = made.text("/secret");
            assertThat(secret).startsWith("whsec_");
            assertThat(get(admin, "/api/v1/webhooks").raw().body()).doesNotContain(secret);

            String id = writes(aVisitor("en"), "Hello", "1").text("/conversation/id");
            Heard first = heard.poll(20, TimeUnit.SECONDS);
            assertThat(first).isNotNull();
            new Webhook(secret)
                    .verify(
                            first.body(),
                            Map.of(
                                    "webhook-id", first.headers().get("Webhook-id"),
                                    "webhook-timestamp", first.headers().get("Webhook-timestamp"),
                                    "webhook-signature", first.headers().get("Webhook-signature")));
            JsonNode event = json.readTree(first.body());
            assertThat(event.at("/specversion").asString()).isEqualTo("1.0");
            assertThat(event.at("/subject").asString()).isEqualTo(id);

            String deliveries = "/api/v1/webhooks/" + made.text("/id") + "/deliveries";
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> get(admin, deliveries)
                                    .body()
                                    .at("/items/0/lastStatus")
                                    .asInt()
                            == 500);
            Answer failed = get(admin, deliveries).is(200);
            assertThat(failed.text("/items/0/state")).isEqualTo("PENDING");
            assertThat(failed.text("/items/0/nextAt")).isNotBlank();

            answer.set(204);
            post(admin, "/api/v1/webhooks/deliveries/" + failed.text("/items/0/id") + "/retry", Map.of())
                    .is(202);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> get(admin, deliveries).text("/items/0/state").equals("DELIVERED"));
            assertThat(heard.poll(5, TimeUnit.SECONDS).headers().get("Webhook-id"))
                    .as("the same id, so that the receiver can tell it is the same")
                    .isEqualTo(first.headers().get("Webhook-id"));
            post(admin, "/api/v1/webhooks/" + made.text("/id") + "/test", Map.of())
                    .is(202);
            assertThat(heard.poll(20, TimeUnit.SECONDS).body()).contains("WebhookTested");
            delete(admin, "/api/v1/webhooks/" + made.text("/id")).is(204);
        } finally {
            receiver.stop(0);
        }
    }
}
