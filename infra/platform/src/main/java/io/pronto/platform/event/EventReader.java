package io.pronto.platform.event;

import io.pronto.platform.event.EventBus.Delivery;
import io.pronto.platform.event.EventBus.Stream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all streams this service listens to over one connection and hands the entries to one worker per stream. */
final class EventReader implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventReader.class);
    private static final int LIMIT = 256;
    private static final Duration BLOCK = Duration.ofSeconds(1);
    /** While a worker has no room its stream is left out of the read, which then must not keep it waiting for long. */
    private static final Duration BLOCK_WHEN_FULL = Duration.ofMillis(5);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private final EventDispatch dispatch;
    private final CursorTable cursors;
    private final EventApplication application;
    private final EventBus bus;
    private final BusSettings settings;
    private final BusMetrics metrics;
    private final Thread thread = Thread.ofVirtual().name("event-reader").unstarted(this::run);
    private final Map<Stream, StreamWorker> workers = new HashMap<>();
    private volatile boolean running = true;

    EventReader(
            EventDispatch dispatch,
            CursorTable cursors,
            EventApplication application,
            EventBus bus,
            BusSettings settings,
            BusMetrics metrics) {
        this.dispatch = dispatch;
        this.cursors = cursors;
        this.application = application;
        this.bus = bus;
        this.settings = settings;
        this.metrics = metrics;
    }

    void start() {
        if (!dispatch.subscriptions().sources().isEmpty()) {
            thread.start();
        }
    }

    private void run() {
        int failures = 0;
        while (running) {
            try {
                if (workers.isEmpty()) {
                    startWorkers();
                }
                readOnce();
                failures = 0;
            } catch (RuntimeException | Error e) {
                if (!running) {
                    return;
                }
                failures++;
                metrics.readFailed();
                if (failures == 1 || failures % 60 == 0) {
                    log.warn(
                            "The event bus cannot be read ({} failure(s)); reading goes on when it answers.",
                            failures,
                            e);
                }
                try {
                    Thread.sleep(Math.min(1000, 20L << Math.min(failures, 6)));
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    private void startWorkers() {
        Map<String, List<StreamWorker>> bySource = new TreeMap<>();
        cursors.load(dispatch.subscriptions().sources()).forEach((stream, cursor) -> {
            StreamWorker worker = new StreamWorker(stream, cursor, application, bus, settings, metrics);
            workers.put(stream, worker);
            bySource.computeIfAbsent(stream.source(), s -> new ArrayList<>()).add(worker);
        });
        bySource.forEach((source, those) -> metrics.lag(
                source, () -> those.stream().mapToInt(StreamWorker::waiting).sum()));
        workers.values().forEach(StreamWorker::start);
    }

    private void readOnce() {
        Map<Stream, StreamWorker.Place> places = new HashMap<>();
        workers.forEach((stream, worker) -> worker.place().ifPresent(place -> places.put(stream, place)));
        if (places.isEmpty()) {
            pause(BLOCK_WHEN_FULL);
            return;
        }
        Map<Stream, Long> after = new HashMap<>();
        places.forEach((stream, place) -> after.put(stream, place.after()));
        Duration block = places.size() == workers.size() ? BLOCK : BLOCK_WHEN_FULL;
        Map<Stream, List<Delivery>> read = new HashMap<>();
        for (Delivery delivery : bus.read(after, LIMIT, block)) {
            read.computeIfAbsent(delivery.stream(), s -> new ArrayList<>()).add(delivery);
        }
        read.forEach((stream, deliveries) -> {
            StreamWorker worker = workers.get(stream);
            StreamWorker.Place place = places.get(stream);
            if (worker != null && place != null) {
                worker.offer(place, deliveries);
            }
        });
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    @Override
    public void close() {
        running = false;
        workers.values().forEach(StreamWorker::stop);
        try {
            for (StreamWorker worker : workers.values()) {
                if (!worker.await(STOP_PATIENCE)) {
                    log.warn(
                            "A handler did not end in time; its transaction is rolled back and repeated after the start.");
                }
            }
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(STOP_PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
