package io.pronto.platform.event;

import io.pronto.platform.event.EventBus.Entry;
import io.pronto.platform.event.EventBus.Stream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries committed events from the outbox to the bus. Every replica runs one and is handed what it commits, so that the
 * usual way needs no look into the database. They may race without harm: the bus refuses an entry that it already has, and
 * who sees a number above the next one reads what lies between from the outbox, where it is committed.
 *
 * <p>What the bus has is asked of the bus, never remembered in the database. So a relay that died half way, or a bus that
 * came back empty or with an older snapshot, needs no repair: the next sweep appends what is missing.
 */
final class OutboxRelay implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int CHUNK = 500;
    /** Rows handed over and not yet appended, at most; beyond that they are read again. */
    private static final int MOST_WAITING = 20_000;

    private static final int CATCH_UP_LIMIT = 20_000;
    private static final int REBUILD_LIMIT = 10_000;
    private static final int PRUNE_CHUNK = 5_000;
    private static final long PRUNE_EVERY_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final long UNKNOWN = -1;

    private final String service;
    private final OutboxTable table;
    private final CloudEventFormat format;
    private final EventBus bus;
    private final BusSettings settings;
    private final BusMetrics metrics;

    private final Semaphore signal = new Semaphore(0);
    /** What was committed here and not yet taken by the relay's thread, per partition; guarded by itself. */
    private final Map<Integer, List<OutboxTable.Row>> committed = new HashMap<>();

    private int waiting;
    /** Partitions of which rows were left out of {@link #committed}; guarded by it. */
    private final BitSet missed = new BitSet(EventBus.PARTITIONS);
    /** The sequence up to which the bus has confirmed a partition to this relay; only spares a question. */
    private final long[] confirmed = new long[EventBus.PARTITIONS];

    private volatile boolean running = true;
    private final Thread thread;
    private long lastSweep;
    private long lastPrune = System.nanoTime();
    private int failures;

    OutboxRelay(
            String service,
            OutboxTable table,
            CloudEventFormat format,
            EventBus bus,
            BusSettings settings,
            BusMetrics metrics) {
        this.service = service;
        this.table = table;
        this.format = format;
        this.bus = bus;
        this.settings = settings;
        this.metrics = metrics;
        java.util.Arrays.fill(confirmed, UNKNOWN);
        this.lastSweep = System.nanoTime() - settings.sweep().toNanos();
        this.thread = Thread.ofVirtual().name("outbox-relay").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** These rows were committed. Never blocks: what there is no room for is read from the outbox later. */
    void told(List<OutboxTable.Row> rows) {
        metrics.published(rows);
        synchronized (committed) {
            for (OutboxTable.Row row : rows) {
                if (waiting < MOST_WAITING) {
                    committed
                            .computeIfAbsent(row.partition(), p -> new ArrayList<>())
                            .add(row);
                    waiting++;
                } else {
                    missed.set(row.partition());
                }
            }
        }
        signal.release();
    }

    @Override
    public void close() {
        running = false;
        signal.release();
        try {
            if (!thread.join(java.time.Duration.ofSeconds(5))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running) {
            try {
                long untilSweep = settings.sweep().toNanos() - (System.nanoTime() - lastSweep);
                if (signal.tryAcquire(Math.max(0, untilSweep), TimeUnit.NANOSECONDS)) {
                    signal.drainPermits();
                }
                appendCommitted();
                if (System.nanoTime() - lastSweep >= settings.sweep().toNanos()) {
                    sweep();
                    lastSweep = System.nanoTime();
                }
                failures = 0;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                failed(e);
            }
        }
    }

    private void failed(Throwable e) {
        if (!running) {
            return;
        }
        failures++;
        metrics.relayFailed();
        java.util.Arrays.fill(confirmed, UNKNOWN);
        if (failures == 1 || failures % 60 == 0) {
            log.warn(
                    "Events wait in the outbox of {}: the relay failed {} time(s); it goes on trying.",
                    service,
                    failures,
                    e);
        }
        try {
            Thread.sleep(Math.min(1000, 50L << Math.min(failures, 5)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            running = false;
        }
        // The failure may have been the bus: look at all of it next time.
        lastSweep = System.nanoTime() - settings.sweep().toNanos();
    }

    private void appendCommitted() {
        Map<Integer, List<OutboxTable.Row>> rows;
        BitSet more;
        synchronized (committed) {
            rows = new HashMap<>(committed);
            more = (BitSet) missed.clone();
            committed.clear();
            missed.clear();
            waiting = 0;
        }
        rows.forEach(this::append);
        if (!more.isEmpty()) {
            Map<Integer, Long> last = table.lastSequences();
            more.stream().forEach(partition -> catchUp(partition, last.getOrDefault(partition, 0L)));
        }
    }

    private void append(int partition, List<OutboxTable.Row> rows) {
        // Their transactions may have come here in another order than they were committed in.
        List<OutboxTable.Row> fresh = rows.stream()
                .sorted(Comparator.comparingLong(OutboxTable.Row::sequence))
                .filter(row -> row.sequence() > confirmed[partition])
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        long last = fresh.getLast().sequence();
        if (confirmed[partition] != UNKNOWN && last - confirmed[partition] == fresh.size()) {
            for (int start = 0; start < fresh.size(); start += CHUNK) {
                bus.append(
                        new Stream(service, partition),
                        entries(fresh.subList(start, Math.min(fresh.size(), start + CHUNK))));
            }
            confirmed[partition] = last;
        } else {
            catchUp(partition, last);
        }
    }

    private void sweep() {
        replay();
        table.lastSequences().forEach(this::catchUp);
        if (System.nanoTime() - lastPrune >= PRUNE_EVERY_NANOS) {
            prune();
            lastPrune = System.nanoTime();
        }
    }

    /** Appends what the outbox has and the bus does not. Bounded: the next sweep goes on. */
    private void catchUp(int partition, long seen) {
        Stream stream = new Stream(service, partition);
        long last = seen;
        OptionalLong had = bus.lastSequence(stream);
        if (had.isPresent() && had.getAsLong() > last) {
            // Perhaps it was only committed and appended since we looked.
            last = table.lastSequence(partition);
        }
        if (had.isPresent() && had.getAsLong() > last) {
            if (table.skipTo(partition, had.getAsLong())) {
                log.warn(
                        "Stream {} of the bus is at {}, this database only at {}: it was probably restored from a backup."
                                + " New events continue after the bus, so that readers take them as new.",
                        stream,
                        had.getAsLong(),
                        last);
            }
            confirmed[partition] = UNKNOWN;
            return;
        }
        long from = had.isPresent() ? had.getAsLong() + 1 : Math.max(1, last - settings.streamLength() + 1);
        for (int appended = 0; appended < CATCH_UP_LIMIT && from <= last && running; ) {
            List<OutboxTable.Row> rows = table.from(partition, from, CHUNK);
            if (rows.isEmpty()) {
                break;
            }
            bus.append(stream, entries(rows));
            appended += rows.size();
            from = rows.getLast().sequence() + 1;
        }
        confirmed[partition] = from > last ? from - 1 : UNKNOWN;
    }

    private void replay() {
        for (Map.Entry<Stream, Set<Long>> request :
                bus.takeReplayRequests(service).entrySet()) {
            Stream stream = request.getKey();
            long from =
                    request.getValue().stream().mapToLong(Long::longValue).min().orElseThrow();
            List<Entry> entries = new ArrayList<>();
            List<OutboxTable.Row> rows;
            long next = from;
            do {
                rows = table.from(stream.partition(), next, CHUNK);
                entries.addAll(entries(rows));
                next = rows.isEmpty() ? next : rows.getLast().sequence() + 1;
            } while (rows.size() == CHUNK && entries.size() < REBUILD_LIMIT);
            if (!entries.isEmpty()) {
                bus.rebuild(stream, entries);
                confirmed[stream.partition()] = UNKNOWN;
            }
            for (long asked : request.getValue()) {
                List<OutboxTable.Row> first = table.from(stream.partition(), asked, 1);
                bus.answerReplay(
                        stream,
                        asked,
                        first.isEmpty()
                                ? table.lastSequence(stream.partition()) + 1
                                : first.getFirst().sequence());
            }
            metrics.replayed(stream);
            log.info(
                    "Stream {} was rebuilt from {} with {} events: a reader had asked for it.",
                    stream,
                    from,
                    entries.size());
        }
    }

    private void prune() {
        for (int partition = 0; partition < EventBus.PARTITIONS && running; partition++) {
            if (confirmed[partition] == UNKNOWN) {
                continue;
            }
            int gone;
            do {
                gone = table.prune(partition, confirmed[partition], settings.retention(), PRUNE_CHUNK);
            } while (gone == PRUNE_CHUNK && running);
        }
    }

    private List<Entry> entries(List<OutboxTable.Row> rows) {
        return rows.stream()
                .map(row -> new Entry(row.sequence(), row.type(), format.write(service, row)))
                .toList();
    }
}
