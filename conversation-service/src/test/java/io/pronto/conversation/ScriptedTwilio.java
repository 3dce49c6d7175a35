package io.pronto.conversation;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Twilio's REST interface as far as calls need it: it keeps what it was asked and answers as its documentation says. */
final class ScriptedTwilio implements AutoCloseable {
    /** A frame of MPEG-1 Layer III, 128 kbit/s at 44.1 kHz, repeated. */
    private static final byte[] MP3 = new byte[417 * 8];

    static {
        for (int i = 0; i < MP3.length; i += 417) {
            MP3[i] = (byte) 0xFF;
            MP3[i + 1] = (byte) 0xFB;
            MP3[i + 2] = (byte) 0x90;
        }
    }

    /** A request. @param path after the account */
    record Asked(String method, String path, Map<String, String> form) {}

    private final HttpServer server;
    private final AtomicInteger sids = new AtomicInteger(100);
    /** What it was asked, in order. */
    final List<Asked> asked = new CopyOnWriteArrayList<>();

    ScriptedTwilio() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath().replaceFirst("^/2010-04-01/Accounts/AC1", "");
            asked.add(new Asked(exchange.getRequestMethod(), path, form(body)));
            boolean audio = path.endsWith(".mp3");
            byte[] answer =
                    audio ? MP3 : ("{\"sid\": \"CA" + sids.incrementAndGet() + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", audio ? "audio/mpeg" : "application/json");
            exchange.sendResponseHeaders(audio ? 200 : 201, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The newest sid that it gave. */
    String lastSid() {
        return "CA" + sids.get();
    }

    static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (a, b) -> b,
                        TreeMap::new));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
