package io.pronto.conversation.call.adapter;

import io.pronto.conversation.channel.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * The Asterisk REST Interface. The house's own exchange stands in the house's own network: unlike platforms on the internet it may
 * have a private address.
 */
final class AriClient {
    private static final int LARGEST = 21 * 1024 * 1024;

    private final HttpClient http;
    private final Duration timeout;

    AriClient(Duration timeout) {
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /** @param status of HTTP */
    record Answer(int status, byte[] body) {
        boolean fine() {
            return status >= 200 && status < 300;
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Asks. @param path under {@code /ari} @param params names and values in turn */
    Answer ask(Connection exchange, String method, String path, String... params) throws IOException {
        StringBuilder url = new StringBuilder(base(exchange)).append("/ari").append(path);
        for (int i = 0; i < params.length; i += 2) {
            url.append(i == 0 ? '?' : '&')
                    .append(params[i])
                    .append('=')
                    .append(URLEncoder.encode(params[i + 1], StandardCharsets.UTF_8)
                            .replace("+", "%20"));
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(url.toString()))
                .timeout(timeout)
                .header("Authorization", login(exchange))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return new Answer(response.statusCode(), body.readNBytes(LARGEST));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Nobody waits for the answer any more.");
        }
    }

    /** Listens to its events until it is closed. */
    java.util.concurrent.CompletableFuture<java.net.http.WebSocket> listen(
            Connection exchange, java.net.http.WebSocket.Listener listener) {
        String url = base(exchange).replaceFirst("^http", "ws") + "/ari/events?app=" + exchange.setting("app")
                + "&subscribeAll=false";
        return http.newWebSocketBuilder()
                .connectTimeout(timeout)
                .header("Authorization", login(exchange))
                .buildAsync(URI.create(url), listener);
    }

    private static String base(Connection exchange) {
        return exchange.setting("server").replaceAll("/+$", "");
    }

    private static String login(Connection exchange) {
        String login = exchange.setting("user") + ":" + exchange.secret("password");
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }
}
