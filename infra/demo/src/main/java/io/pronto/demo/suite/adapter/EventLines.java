package io.pronto.demo.suite.adapter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An open stream of server-sent events whose data is JSON. */
public final class EventLines implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private final InputStream body;
    private final BufferedReader reader;

    EventLines(InputStream body) {
        this.body = body;
        this.reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** One event. @param name its type, {@code message} if it says none */
    public record Event(String name, JsonNode data) {}

    /**
     * Waits for the next event; empty at the end of the stream.
     *
     * @throws IOException if the connection breaks, or the data is not JSON
     */
    public Optional<Event> next() throws IOException {
        String name = "message";
        var data = new StringBuilder();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.isEmpty()) {
                if (data.length() > 0) {
                    return Optional.of(new Event(name, parse(data.toString())));
                }
                name = "message";
            } else if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring(5).strip()).append('\n');
            }
        }
        return Optional.empty();
    }

    private static JsonNode parse(String data) throws IOException {
        try {
            return JSON.readTree(data);
        } catch (JacksonException e) {
            throw new IOException("An event of the stream is not JSON: " + e.getMessage(), e);
        }
    }

    /** Ends the stream from another thread; whoever reads it finds it broken. */
    public void abandon() {
        try {
            body.close();
        } catch (IOException e) {
            // It was broken already, which is what was wanted.
            System.err.println("A stream broke while it was being closed: " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
