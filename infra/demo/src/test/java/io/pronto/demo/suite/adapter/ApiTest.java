package io.pronto.demo.suite.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Api api;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        api = new Api(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), () -> "t0ken");
    }

    @AfterEach
    void hangUp() {
        server.stop(0);
    }

    @Test
    void whoIsAskedToSlowDownTriesAgainWithTheSameKey() {
        server.createContext("/busy", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            exchange.getResponseHeaders().add("Retry-After", "1");
            answer(exchange, asked.incrementAndGet() < 2 ? 429 : 201, "{\"id\":7}");
        });

        assertThat(api.post("/busy", Map.of("a", 1)).path("id").asInt()).isEqualTo(7);
        assertThat(keys).hasSize(2).doesNotContainNull();
        assertThat(keys.getFirst()).isEqualTo(keys.getLast());
    }

    @Test
    void aRefusalIsSaidWithItsReasonAndNotTriedAgain() {
        server.createContext("/no", exchange -> {
            asked.incrementAndGet();
            answer(exchange, 422, "{\"code\":\"unknown-field\",\"field\":\"colour\"}");
        });

        assertThatThrownBy(() -> api.put("/no", Map.of()))
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining("PUT /no")
                .hasMessageContaining("422")
                .hasMessageContaining("colour");
        assertThat(asked).hasValue(1);
    }

    @Test
    void anAnswerWithoutABodyIsNothing() {
        server.createContext("/empty", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });

        assertThat(api.get("/empty").path("items").isMissingNode()).isTrue();
    }

    @Test
    void eventsAreReadWithTheirNamesUntilTheStreamEnds() throws IOException {
        server.createContext("/stream", exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer t0ken");
            answer(
                    exchange,
                    200,
                    ":hello\n\nevent:ping\ndata:{\"at\":1}\n\nid:4\nevent: entry\ndata: {\"text\":\ndata: \"你好\"}\n\nevent:cut");
        });

        try (var events = api.stream("/stream")) {
            assertThat(events.next().orElseThrow().name()).isEqualTo("ping");
            var entry = events.next().orElseThrow();
            assertThat(entry.name()).isEqualTo("entry");
            assertThat(entry.data().path("text").asString()).isEqualTo("你好");
            assertThat(events.next()).isEmpty();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
