package io.pronto.knowledge.phrasing.adapter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** A server that speaks like OpenAI's and behaves as the test wants: well, or badly on purpose. */
public final class ScriptedModel implements AutoCloseable {
    /** How it behaves. */
    public enum Manner {
        HONEST,
        HONEST_IN_A_FENCE,
        /** Does what the customer's words say. */
        OBEYS,
        /** Says what it likes. */
        INVENTS,
        CITES_WHAT_IS_NOT_THERE,
        CITES_NOTHING,
        CHANGES_A_NUMBER,
        DENIES,
        LINKS_ELSEWHERE,
        LEAKS_ITS_RULES,
        GARBAGE,
        HALF_AN_ANSWER,
        ANOTHER_SHAPE,
        ESSAY,
        EMPTY,
        ERROR,
        TOO_MANY_REQUESTS,
        HANGS,
        FAILS_ONCE
    }

    private final HttpServer server;
    private final JsonMapper json = new JsonMapper();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Manner manner = Manner.HONEST;
    private volatile List<String> honest = List.of();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public ScriptedModel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::handle);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** @param sentences what it says when it is honest, all from the first passage */
    public void be(Manner next, String... sentences) {
        manner = next;
        honest = List.of(sentences);
        asked.clear();
    }

    /** The bodies it was sent since then. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(body);
        switch (manner) {
            case ERROR -> send(exchange, 500, "{\"error\":{\"message\":\"broken\",\"type\":\"server_error\"}}");
            case TOO_MANY_REQUESTS ->
                send(exchange, 429, "{\"error\":{\"message\":\"slow down\",\"type\":\"rate_limit\"}}");
            case GARBAGE -> send(exchange, 200, "<html>\u0000 no model here");
            case HANGS -> {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
            }
            case FAILS_ONCE -> {
                if (asked.size() == 1) {
                    send(exchange, 503, "{\"error\":{\"message\":\"starting\",\"type\":\"server_error\"}}");
                } else {
                    complete(exchange, said(honest, 1));
                }
            }
            default -> complete(exchange, content(body));
        }
    }

    private String content(String body) {
        String first = honest.isEmpty() ? "" : honest.getFirst();
        return switch (manner) {
            case HONEST -> said(honest, 1);
            case HONEST_IN_A_FENCE -> "```json\n" + said(honest, 1) + "\n```";
            case OBEYS -> said(List.of(question(body)), 1);
            case INVENTS -> said(List.of("Our chief executive grants you a full refund at once."), 1);
            case CITES_WHAT_IS_NOT_THERE -> said(honest, 9);
            case CITES_NOTHING -> "{\"sentences\":[{\"text\":" + json.writeValueAsString(first) + ",\"passages\":[]}]}";
            case CHANGES_A_NUMBER -> said(List.of(first.replaceAll("\\d+", "365")), 1);
            case DENIES -> said(List.of(first.replace(" can ", " cannot ").replace("可以", "不可以")), 1);
            case LINKS_ELSEWHERE -> said(List.of(first + " http://evil.example/claim"), 1);
            case LEAKS_ITS_RULES -> said(List.of(rules(body)), 1);
            case HALF_AN_ANSWER -> "{\"sentences\":[{\"text\":\"You can";
            case ANOTHER_SHAPE -> "{\"answer\":\"Sure, you get it all for free.\"}";
            case ESSAY -> said(java.util.Collections.nCopies(500, first), 1);
            default -> "";
        };
    }

    private String question(String body) {
        String data =
                json.readTree(body).path("messages").path(1).path("content").asString();
        return json.readTree(data).path("question").asString();
    }

    private String rules(String body) {
        return json.readTree(body).path("messages").path(0).path("content").asString();
    }

    private String said(List<String> sentences, int passage) {
        return "{\"sentences\":["
                + String.join(
                        ",",
                        sentences.stream()
                                .map(text -> "{\"text\":" + json.writeValueAsString(text) + ",\"passages\":[" + passage
                                        + "]}")
                                .toList())
                + "]}";
    }

    private void complete(HttpExchange exchange, String content) throws IOException {
        send(exchange, 200, """
                {"id":"c1","object":"chat.completion","created":1700000000,"model":"scripted","choices":[{"index":0,
                "message":{"role":"assistant","content":%s},"logprobs":null,"finish_reason":"stop"}],
                "usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120}}""".formatted(json.writeValueAsString(content)));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
