package io.pronto.demo.traffic.adapter;

import io.pronto.demo.suite.adapter.Api;
import io.pronto.demo.suite.adapter.EventLines;
import io.pronto.demo.suite.adapter.SuiteException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** A stream that is opened again when it breaks; each opening is told as an event {@link #OPENED}, so that the reader can look again. */
final class EventFeed implements AutoCloseable {
    static final String OPENED = "opened";

    private static final int MOST_WAITING = 1000;
    private static final Duration OPENS_AGAIN_AFTER = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final Api api;
    private final String path;
    private final BlockingQueue<EventLines.Event> events = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread reader;
    private volatile boolean closed;
    private volatile @Nullable EventLines lines;

    EventFeed(Api api, String path) {
        this.api = api;
        this.path = path;
        this.reader = Thread.ofVirtual().name("feed " + path).start(this::read);
    }

    /** The next event, or empty when nothing comes in that time. */
    Optional<EventLines.Event> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(events.poll(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS));
    }

    private void read() {
        long pause = OPENS_AGAIN_AFTER.toMillis();
        while (!closed) {
            try (var open = api.stream(path)) {
                lines = open;
                pause = OPENS_AGAIN_AFTER.toMillis();
                offer(new EventLines.Event(OPENED, JsonNodeFactory.instance.objectNode()));
                for (var event = open.next(); event.isPresent() && !closed; event = open.next()) {
                    offer(event.get());
                }
            } catch (IOException | SuiteException e) {
                if (!closed) {
                    System.err.println("Stream broken, opening it again: " + e.getMessage());
                }
                pause = Math.min(pause * 2, LONGEST_PAUSE.toMillis());
            }
            try {
                Thread.sleep(closed ? 0 : pause);
            } catch (InterruptedException e) {
                // Closed while waiting to open again.
                return;
            }
        }
    }

    /** What a slow reader has no room for is forgotten; it finds out when it looks again. */
    private void offer(EventLines.Event event) {
        if (!events.offer(event)) {
            events.clear();
            events.add(new EventLines.Event(OPENED, JsonNodeFactory.instance.objectNode()));
        }
    }

    @Override
    public void close() {
        closed = true;
        reader.interrupt();
        var open = lines;
        if (open != null) {
            open.abandon();
        }
    }
}
