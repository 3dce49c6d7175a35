package io.pronto.platform.event;

import io.pronto.platform.event.EventBus.Entry;
import io.pronto.platform.event.EventBus.Stream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries committed events from the outbox to the bus. Every replica runs one; they may race without harm: numbers are
 * given under a row lock, and the bus refuses an entry that it already has.
 *
 * <p>What the bus has is asked of the bus, never remembered in the database. So a relay that died half way, or a bus that
 * came back empty or with an older snapshot, needs no repair: the next sweep appends what is missing.
 */
final class OutboxRelay implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int CHUNK = 500;
    private static final int CATCH_UP_LIMIT = 20_000;
    private static final int REBUILD_LIMIT = 10_000;
    private static final int PRUNE_CHUNK = 5_000;
    private static final long PRUNE_EVERY_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final long UNKNOWN = -1;

    private final String service;
    private final OutboxTable table;
    private final CloudEventFormat format;
    private final EventBus bus;
    private final TransactionTemplate transaction;
    private final BusSettings settings;
    private final BusMetrics metrics;

    private final Semaphore signal = new Semaphore(0);
    private final BitSet dirty = new BitSet(EventBus.PARTITIONS);
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
            TransactionTemplate transaction,
            BusSettings settings,
            BusMetrics metrics) {
        this.service = service;
        this.table = table;
        this.format = format;
        this.bus = bus;
        this.transaction = transaction;
        this.settings = settings;
        this.metrics = metrics;
        java.util.Arrays.fill(confirmed, UNKNOWN);
        this.lastSweep = System.nanoTime() - settings.sweep().toNanos();
        this.thread = Thread.ofVirtual().name("outbox-relay").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Something was committed in these partitions. Never blocks. */
    void wake(BitSet partitions) {
        synchronized (dirty) {
            dirty.or(partitions);
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
            BitSet work = new BitSet(EventBus.PARTITIONS);
            try {
                long untilSweep = settings.sweep().toNanos() - (System.nanoTime() - lastSweep);
                if (signal.tryAcquire(Math.max(0, untilSweep), TimeUnit.NANOSECONDS)) {
                    signal.drainPermits();
                }
                work = takeDirty();
                boolean sweep =
                        System.nanoTime() - lastSweep >= settings.sweep().toNanos();
                if (sweep) {
                    work.set(0, EventBus.PARTITIONS);
                }
                if (!work.isEmpty()) {
                    numberAndAppend(work);
                }
                if (sweep) {
                    sweep();
                    lastSweep = System.nanoTime();
                }
                failures = 0;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                failed(work, e);
            }
        }
    }

    private void failed(BitSet work, Throwable e) {
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
        synchronized (dirty) {
            dirty.or(work);
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

    private BitSet takeDirty() {
        synchronized (dirty) {
            BitSet taken = (BitSet) dirty.clone();
            dirty.clear();
            return taken;
        }
    }

    private void numberAndAppend(BitSet partitions) {
        List<Integer> which = partitions.stream().boxed().toList();
        boolean more;
        do {
            more = false;
            List<OutboxTable.Row> rows = transaction.execute(status -> table.number(which, CHUNK));
            int start = 0;
            while (start < rows.size()) {
                int partition = rows.get(start).partition();
                int end = start;
                while (end < rows.size() && rows.get(end).partition() == partition) {
                    end++;
                }
                append(partition, rows.subList(start, end));
                more |= end - start == CHUNK;
                start = end;
            }
            metrics.published(rows);
        } while (more && running);
    }

    private void append(int partition, List<OutboxTable.Row> rows) {
        if (confirmed[partition] == rows.getFirst().sequence() - 1) {
            Stream stream = new Stream(service, partition);
            bus.append(stream, entries(rows));
            confirmed[partition] = rows.getLast().sequence();
        } else {
            catchUp(partition);
        }
    }

    private void sweep() {
        replay();
        for (int partition = 0; partition < EventBus.PARTITIONS; partition++) {
            catchUp(partition);
        }
        if (System.nanoTime() - lastPrune >= PRUNE_EVERY_NANOS) {
            prune();
            lastPrune = System.nanoTime();
        }
    }

    /** Appends what the outbox has and the bus does not. Bounded: the next sweep goes on. */
    private void catchUp(int partition) {
        Stream stream = new Stream(service, partition);
        long last = table.lastSequence(partition);
        OptionalLong had = bus.lastSequence(stream);
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
