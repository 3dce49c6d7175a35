package io.pronto.platform.event;

import io.pronto.platform.event.EventApplication.Outcome;
import io.pronto.platform.event.EventBus.Delivery;
import io.pronto.platform.event.EventBus.Stream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Takes one stream's entries in order, on its own virtual thread. A failing event holds up its own stream only, and only
 * until it is parked; an unreachable database or bus holds it up for as long as it lasts.
 */
final class StreamWorker {
    private static final Logger log = LoggerFactory.getLogger(StreamWorker.class);
    private static final int ROOM = 512;
    /** So many entries that concern nobody here wait for one that does, and so long: their cursor is worth no transaction. */
    private static final int MOST_IDLE = 256;

    private static final long IDLE_WAIT_MILLIS = 1000;
    private static final long BUSY_FIRST_MILLIS = 2;
    private static final long BUSY_LAST_MILLIS = 50;
    private static final long REPLAY_WAIT_MILLIS = 250;
    private static final long OUTAGE_WAIT_MILLIS = 1000;

    private final Stream stream;
    private final EventApplication application;
    private final EventBus bus;
    private final BusSettings settings;
    private final BusMetrics metrics;
    private final Thread thread;

    private final ArrayDeque<Delivery> queue = new ArrayDeque<>();
    /** The last sequence that was read into the queue. */
    private long position;
    /** Rises whenever the queue is thrown away: what a read that began before then brings is stale. */
    private int epoch;
    /** So many entries are taken one by one, because one of them has failed in a batch. */
    private int singly;

    private volatile boolean running = true;

    StreamWorker(
            Stream stream,
            long cursor,
            EventApplication application,
            EventBus bus,
            BusSettings settings,
            BusMetrics metrics) {
        this.stream = stream;
        this.position = cursor;
        this.application = application;
        this.bus = bus;
        this.settings = settings;
        this.metrics = metrics;
        this.thread = Thread.ofVirtual().name("events-" + stream).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** From where to read on. @param epoch to hand back with what was read */
    record Place(long after, int epoch) {}

    /** From where to read on, or nothing while there is no room. */
    synchronized java.util.Optional<Place> place() {
        return queue.size() < ROOM ? java.util.Optional.of(new Place(position, epoch)) : java.util.Optional.empty();
    }

    /** Takes what was read from a {@link Place}. */
    synchronized void offer(Place from, List<Delivery> deliveries) {
        if (from.epoch() == epoch && from.after() == position && !deliveries.isEmpty()) {
            queue.addAll(deliveries);
            position = deliveries.getLast().entry().sequence();
            notifyAll();
        }
    }

    synchronized int waiting() {
        return queue.size();
    }

    void stop() {
        running = false;
        synchronized (this) {
            notifyAll();
        }
    }

    /** @return whether the thread has ended */
    boolean await(java.time.Duration patience) throws InterruptedException {
        if (!thread.join(patience)) {
            thread.interrupt();
            return false;
        }
        return true;
    }

    private void run() {
        try {
            while (running) {
                List<Delivery> batch = nextBatch();
                if (!batch.isEmpty()) {
                    take(batch);
                }
            }
        } catch (InterruptedException e) {
            log.debug("Reading {} was interrupted.", stream);
        }
    }

    private synchronized List<Delivery> nextBatch() throws InterruptedException {
        while (queue.isEmpty() && running) {
            wait();
        }
        long idleSince = System.nanoTime();
        while (running && queue.size() < MOST_IDLE && queue.stream().noneMatch(application::concerns)) {
            long left = IDLE_WAIT_MILLIS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - idleSince);
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        List<Delivery> batch = new ArrayList<>();
        int size = singly > 0 ? 1 : settings.batch();
        int concerning = 0;
        for (Delivery next : queue) {
            concerning += singly > 0 || application.concerns(next) ? 1 : 0;
            if (concerning > size) {
                break;
            }
            batch.add(next);
        }
        return running ? batch : List.of();
    }

    /** Tries a batch until it is dealt with, or is to be taken apart, or the queue has been thrown away. */
    private void take(List<Delivery> batch) throws InterruptedException {
        int tries = 0;
        long busy = BUSY_FIRST_MILLIS;
        while (running) {
            try {
                switch (application.apply(stream, batch)) {
                    case Outcome.Reached reached -> {
                        drop(reached.cursor());
                        return;
                    }
                    case Outcome.Busy b -> {
                        Thread.sleep(busy);
                        busy = Math.min(BUSY_LAST_MILLIS, busy * 2);
                    }
                    case Outcome.Gap gap -> {
                        closeGap(gap.cursor());
                        return;
                    }
                }
            } catch (RuntimeException | Error e) {
                // Errors too: a handler that overflows the stack must not end the reading of its stream.
                if (!running) {
                    return;
                }
                if (isOutage(e)) {
                    metrics.readFailed();
                    log.warn("Reading {} waits: {}", stream, e.toString());
                    Thread.sleep(OUTAGE_WAIT_MILLIS);
                } else if (batch.size() > 1) {
                    // One of them is at fault; singly, the others are not held up by it.
                    singly = batch.size();
                    return;
                } else {
                    tries++;
                    if (tries >= settings.tries()) {
                        park(batch.getFirst(), e, tries);
                        return;
                    }
                    log.warn(
                            "Event {} of {} failed, try {}.",
                            batch.getFirst().entry().sequence(),
                            stream,
                            tries,
                            e);
                    Thread.sleep(settings.backoff().toMillis() << (tries - 1));
                }
            }
        }
    }

    private void park(Delivery delivery, Throwable cause, int tries) throws InterruptedException {
        while (running) {
            try {
                if (application.park(delivery, cause, tries) instanceof Outcome.Reached reached) {
                    drop(reached.cursor());
                    return;
                }
                Thread.sleep(BUSY_LAST_MILLIS);
            } catch (RuntimeException e) {
                metrics.readFailed();
                log.warn("Could not park event {} of {} yet.", delivery.entry().sequence(), stream, e);
                Thread.sleep(OUTAGE_WAIT_MILLIS);
            }
        }
    }

    /** The bus has lost what comes next: ask the writer for it, or learn that it is gone for good. */
    private void closeGap(long cursor) throws InterruptedException {
        metrics.gap(stream);
        try {
            OptionalLong first = bus.replayAnswer(stream, cursor + 1);
            if (first.isPresent() && first.getAsLong() > cursor + 1) {
                application.jump(stream, cursor + 1, first.getAsLong());
            } else {
                bus.askReplay(stream, cursor + 1);
                Thread.sleep(REPLAY_WAIT_MILLIS);
            }
            restart(application.cursor(stream));
        } catch (RuntimeException e) {
            metrics.readFailed();
            log.warn("A gap after {} of {} stays open for now.", cursor, stream, e);
            Thread.sleep(OUTAGE_WAIT_MILLIS);
        }
    }

    private static boolean isOutage(Throwable e) {
        return e instanceof CannotCreateTransactionException
                || e instanceof DataAccessResourceFailureException
                || e instanceof TransientDataAccessResourceException
                || e instanceof RecoverableDataAccessException
                || e instanceof OutOfMemoryError;
    }

    private synchronized void drop(long upTo) {
        while (!queue.isEmpty() && queue.getFirst().entry().sequence() <= upTo) {
            queue.removeFirst();
            singly = Math.max(0, singly - 1);
        }
        // Another replica may be ahead of what we have read.
        if (queue.isEmpty() && upTo > position) {
            position = upTo;
            epoch++;
        }
    }

    private synchronized void restart(long cursor) {
        queue.clear();
        singly = 0;
        position = cursor;
        epoch++;
    }
}
