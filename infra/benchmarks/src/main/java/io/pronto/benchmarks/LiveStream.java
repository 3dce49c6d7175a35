package io.pronto.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A live stream that is opened again whenever it ends, as a browser would. */
final class LiveStream implements AutoCloseable {
    private final Suite suite;
    private final String path;
    private final Supplier<String> token;
    private final BiConsumer<String, JsonNode> listener;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable HttpResponse<java.io.InputStream> open;

    /** @param listener gets the event's name and data; {@code ready} tells that the stream is (again) open */
    LiveStream(Suite suite, String path, Supplier<String> token, BiConsumer<String, JsonNode> listener) {
        this.suite = suite;
        this.path = path;
        this.token = token;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("stream " + path).start(this::listen);
    }

    void awaitReady() throws InterruptedException {
        ready.await();
    }

    private void listen() {
        while (!closed) {
            try {
                HttpResponse<java.io.InputStream> response = suite.http()
                        .send(
                                HttpRequest.newBuilder(URI.create(suite.gateway() + path))
                                        .header("Authorization", "Bearer " + token.get())
                                        .header("Accept", "text/event-stream")
                                        .build(),
                                BodyHandlers.ofInputStream());
                open = response;
                if (response.statusCode() == 200) {
                    read(response);
                } else {
                    response.body().close();
                }
            } catch (IOException away) {
                // Being away is part of what is measured; the next try follows.
            } catch (InterruptedException stopped) {
                return;
            }
            pause();
        }
    }

    private void read(HttpResponse<java.io.InputStream> response) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String event = "message";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    event = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    listener.accept(event, Suite.JSON.readTree(line.substring(5)));
                    if (event.equals("ready")) {
                        ready.countDown();
                    }
                }
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException stopped) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        HttpResponse<java.io.InputStream> last = open;
        if (last != null) {
            try {
                last.body().close();
            } catch (IOException gone) {
                // It is closed either way.
            }
        }
    }
}
