package io.pronto.demo.suite.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public API, spoken with one bearer token. What may be tried again is: no answer, too many requests, a service away. Each
 * call has one idempotency key over all its tries, so that nothing is done twice.
 */
public final class Api {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_TRIES = 6;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int LONGEST_EXCERPT = 300;

    /** One for all customers and agents; HTTP/1.1, because a stream per person on one connection would share its fate. */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI base;
    private final Supplier<String> token;

    /**
     * An API with a token.
     *
     * @param base address that paths are appended to, without a slash at its end
     * @param token asked before each try, empty for none
     */
    public Api(URI base, Supplier<String> token) {
        this.base = base;
        this.token = token;
    }

    /** Reads. @throws SuiteException if the answer is not 2xx */
    public JsonNode get(String path) {
        return call("GET", path, null, Map.of());
    }

    /** Does. @throws SuiteException if the answer is not 2xx */
    public JsonNode post(String path, Object body) {
        return call("POST", path, body, Map.of());
    }

    /** Sets. @throws SuiteException if the answer is not 2xx */
    public JsonNode put(String path, Object body) {
        return call("PUT", path, body, Map.of());
    }

    /**
     * Calls with headers of its own, such as {@code If-Match}.
     *
     * @return the body, a missing node when there is none
     * @throws SuiteException if the answer is not 2xx after all tries
     */
    public JsonNode call(String method, String path, @Nullable Object body, Map<String, String> headers) {
        String key = UUID.randomUUID().toString();
        for (int attempt = 1; ; attempt++) {
            try {
                var response =
                        CLIENT.send(request(method, path, body, headers, key), HttpResponse.BodyHandlers.ofString());
                int status = response.statusCode();
                if (status / 100 == 2) {
                    return JSON.readTree(response.body().isEmpty() ? "null" : response.body());
                }
                boolean again = status == 429 || status == 502 || status == 503 || status == 504;
                if (!again || attempt == MOST_TRIES) {
                    throw new SuiteException(
                            status,
                            method + " " + path + " was answered with " + status + ": " + excerpt(response.body()));
                }
                pause(response.headers().firstValueAsLong("Retry-After").orElse(1L << Math.min(attempt - 1, 3)));
            } catch (IOException e) {
                if (attempt == MOST_TRIES) {
                    throw new SuiteException(
                            method + " " + base + path + " was not answered (" + e.getMessage() + ").", e);
                }
                pause(1L << Math.min(attempt - 1, 3));
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    /**
     * Opens a stream of server-sent events. The stream ends when the server closes it or the caller does.
     *
     * @throws SuiteException if it is refused
     */
    public EventLines stream(String path) {
        try {
            var response = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(base + path))
                            .header("Accept", "text/event-stream")
                            .header("Authorization", "Bearer " + token.get())
                            .GET()
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                try (InputStream body = response.body()) {
                    throw new SuiteException(
                            response.statusCode(),
                            "The stream " + path + " was refused with " + response.statusCode() + ": "
                                    + excerpt(new String(body.readNBytes(LONGEST_EXCERPT), StandardCharsets.UTF_8)));
                }
            }
            return new EventLines(response.body());
        } catch (IOException e) {
            throw new SuiteException("The stream " + base + path + " did not open (" + e.getMessage() + ").", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private HttpRequest request(
            String method, String path, @Nullable Object body, Map<String, String> headers, String key) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        String bearer = token.get();
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        headers.forEach(request::header);
        if (method.equals("POST")) {
            request.header("Idempotency-Key", key);
        }
        if (body == null) {
            return request.method(method, HttpRequest.BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
    }

    private static String excerpt(String body) {
        String line = body.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_EXCERPT ? line : line.substring(0, LONGEST_EXCERPT) + "…";
    }

    private static void pause(long seconds) {
        try {
            Thread.sleep(Math.min(Math.max(seconds, 1) * 1000, LONGEST_PAUSE.toMillis()));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static SuiteException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new SuiteException("A call of the suite was interrupted.", e);
    }
}
