package io.pronto.platform.event;

import io.pronto.platform.event.EventBus.Delivery;
import io.pronto.platform.event.EventBus.Stream;
import io.pronto.platform.event.EventDispatch.Prepared;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all streams this service listens to over one connection and hands the entries to the lanes that handle them. */
final class EventReader implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventReader.class);
    private static final int LIMIT = 256;
    private static final Duration BLOCK = Duration.ofSeconds(1);
    /** While there is no room for a stream it is left out of the read, which then must not keep it waiting for long. */
    private static final Duration BLOCK_WHEN_FULL = Duration.ofMillis(5);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private final EventDispatch dispatch;
    private final CursorTable cursors;
    private final EventApplication application;
    private final EventBus bus;
    private final BusSettings settings;
    private final BusMetrics metrics;
    private final EventGate gate;
    private final Thread thread = Thread.ofVirtual().name("event-reader").unstarted(this::run);
    /** All streams of a partition are in one lane: what two services tell of a subject is not handled at the same time. */
    private final Map<Stream, StreamLane> lanes = new HashMap<>();

    private volatile List<StreamLane> started = List.of();
    private volatile boolean running = true;

    EventReader(
            EventDispatch dispatch,
            CursorTable cursors,
            EventApplication application,
            EventBus bus,
            BusSettings settings,
            BusMetrics metrics,
            EventGate gate) {
        this.dispatch = dispatch;
        this.cursors = cursors;
        this.application = application;
        this.bus = bus;
        this.settings = settings;
        this.metrics = metrics;
        this.gate = gate;
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
                if (lanes.isEmpty()) {
                    startLanes();
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

    private void startLanes() {
        Map<Stream, Long> places = cursors.load(dispatch.subscriptions().sources());
        List<StreamLane> all = IntStream.range(0, settings.parallel())
                .mapToObj(number -> new StreamLane(number, application, bus, settings, metrics, gate))
                .toList();
        // In one order everywhere: replicas lock rows in this order too.
        places.keySet().stream()
                .sorted(Comparator.comparingInt(Stream::partition).thenComparing(Stream::source))
                .forEach(stream -> {
                    StreamLane lane = all.get(stream.partition() % all.size());
                    lane.add(stream, Objects.requireNonNull(places.get(stream)));
                    lanes.put(stream, lane);
                });
        dispatch.subscriptions()
                .sources()
                .forEach(source -> metrics.lag(
                        source,
                        () -> all.stream()
                                .mapToInt(lane -> lane.waiting(source))
                                .sum()));
        started = all;
        gate.onOpen(() -> all.forEach(StreamLane::wake));
        all.forEach(StreamLane::start);
    }

    private void readOnce() {
        Map<Stream, StreamQueue.Place> places = new HashMap<>();
        lanes.forEach((stream, lane) -> lane.place(stream).ifPresent(place -> places.put(stream, place)));
        if (places.isEmpty()) {
            pause(BLOCK_WHEN_FULL);
            return;
        }
        Map<Stream, Long> after = new HashMap<>();
        places.forEach((stream, place) -> after.put(stream, place.after()));
        Duration block = places.size() == lanes.size() ? BLOCK : BLOCK_WHEN_FULL;
        Map<Stream, List<Prepared>> read = new HashMap<>();
        for (Delivery delivery : bus.read(after, LIMIT, block)) {
            read.computeIfAbsent(delivery.stream(), s -> new ArrayList<>()).add(dispatch.prepare(delivery));
        }
        read.forEach((stream, entries) -> {
            StreamLane lane = lanes.get(stream);
            StreamQueue.Place place = places.get(stream);
            if (lane != null && place != null) {
                lane.offer(stream, place, entries);
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
        started.forEach(StreamLane::stop);
        try {
            for (StreamLane lane : started) {
                if (!lane.await(STOP_PATIENCE)) {
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
