package io.pronto.conversation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** An open page: reads server-sent events and hands them out by name. */
final class LiveStream implements AutoCloseable {

    private record Heard(String name, JsonNode data) {}

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final InputStream body;
    private final Thread reader;

    private LiveStream(RunningService service, InputStream body) {
        this.body = body;
        this.reader = Thread.ofVirtual().start(() -> read(service));
    }

    static LiveStream open(RunningService service, String token, String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = service.http.send(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://127.0.0.1:" + service.port + path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new AssertionError("The stream answered " + response.statusCode());
        }
        return new LiveStream(service, response.body());
    }

    private void read(RunningService service) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String name = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    heard.add(new Heard(name, service.json.readTree(line.substring(6))));
                }
            }
        } catch (IOException e) {
            heard.add(new Heard("closed", service.json.nullNode()));
        }
    }

    JsonNode next(String name) throws InterruptedException {
        return next(name, _ -> true);
    }

    /** The next event of that name for which it holds; others are passed over. */
    JsonNode next(String name, Predicate<JsonNode> holds) throws InterruptedException {
        StringBuilder passed = new StringBuilder();
        while (true) {
            Heard next = heard.poll(15, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("No event " + name + " came, but:" + passed);
            }
            if (next.name().equals(name) && holds.test(next.data())) {
                return next.data();
            }
            passed.append("\n  ").append(next.name()).append(' ').append(next.data());
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
        reader.interrupt();
    }
}
