package io.pronto.platform.event;

import io.pronto.platform.event.EventApplication.Batch;
import io.pronto.platform.event.EventApplication.Outcome;
import io.pronto.platform.event.EventBus.Stream;
import io.pronto.platform.event.EventDispatch.Prepared;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Takes the entries of some streams, each in order, on its own virtual thread; what is there at the same time shares a
 * transaction. A failing event holds up its own stream only, and only until it is parked; an unreachable database or bus
 * holds them up for as long as it lasts.
 */
final class StreamLane {
    private static final Logger log = LoggerFactory.getLogger(StreamLane.class);
    private static final long REPLAY_WAIT = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long OUTAGE_WAIT = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(10);

    private final EventApplication application;
    private final EventBus bus;
    private final BusSettings settings;
    private final BusMetrics metrics;
    private final EventGate gate;
    private final Thread thread;
    private final Map<Stream, StreamQueue> queues = new LinkedHashMap<>();
    private volatile boolean running = true;

    StreamLane(
            int number,
            EventApplication application,
            EventBus bus,
            BusSettings settings,
            BusMetrics metrics,
            EventGate gate) {
        this.application = application;
        this.bus = bus;
        this.settings = settings;
        this.metrics = metrics;
        this.gate = gate;
        this.thread = Thread.ofVirtual().name("events-" + number).unstarted(this::run);
    }

    /** Before the start. */
    void add(Stream stream, long cursor) {
        queues.put(stream, new StreamQueue(stream, cursor));
    }

    void start() {
        thread.start();
    }

    synchronized Optional<StreamQueue.Place> place(Stream stream) {
        return queue(stream).place();
    }

    synchronized void offer(Stream stream, StreamQueue.Place from, List<Prepared> read) {
        queue(stream).offer(from, read, System.nanoTime());
        notifyAll();
    }

    /** The gate has been opened: what waited behind it is due now. */
    synchronized void wake() {
        notifyAll();
    }

    /** Entries of a source that wait here. */
    synchronized int waiting(String source) {
        return queues.values().stream()
                .filter(queue -> queue.stream().source().equals(source))
                .mapToInt(StreamQueue::size)
                .sum();
    }

    void stop() {
        running = false;
        synchronized (this) {
            notifyAll();
        }
    }

    /** @return whether the thread has ended */
    boolean await(Duration patience) throws InterruptedException {
        if (!thread.join(patience)) {
            thread.interrupt();
            return false;
        }
        return true;
    }

    private StreamQueue queue(Stream stream) {
        return Objects.requireNonNull(queues.get(stream), () -> stream + " belongs to another lane");
    }

    private void run() {
        try {
            while (running) {
                awaitWork();
                reopen();
                List<Batch> together = new ArrayList<>();
                List<Batch> alone = new ArrayList<>();
                collect(together, alone);
                if (!together.isEmpty()) {
                    take(together);
                }
                for (Batch suspected : alone) {
                    take(List.of(suspected));
                }
            }
        } catch (InterruptedException e) {
            log.debug("Reading {} was interrupted.", queues.keySet());
        }
    }

    private synchronized void awaitWork() throws InterruptedException {
        long linger = settings.linger().toNanos();
        while (running) {
            long now = System.nanoTime();
            long wait = LONGEST_WAIT;
            if (!gate.isOpen()) {
                TimeUnit.NANOSECONDS.timedWait(this, wait);
                continue;
            }
            for (StreamQueue queue : queues.values()) {
                long due = queue.due(linger, settings.batch());
                if (due != StreamQueue.NEVER) {
                    wait = Math.min(wait, due - now);
                }
            }
            if (wait <= 0) {
                return;
            }
            TimeUnit.NANOSECONDS.timedWait(this, wait);
        }
    }

    private synchronized void collect(List<Batch> together, List<Batch> alone) {
        long now = System.nanoTime();
        for (StreamQueue queue : queues.values()) {
            if (!queue.delayed(now) && queue.size() > 0) {
                (queue.alone() ? alone : together).add(new Batch(queue.stream(), queue.next(settings.batch())));
            }
        }
    }

    private void take(List<Batch> batches) {
        if (!running || !gate.isOpen()) {
            return;
        }
        try {
            application.apply(batches).forEach(this::settle);
        } catch (RuntimeException | Error e) {
            // Errors too: a handler that overflows the stack must not end the reading of its stream.
            if (!running || !gate.isOpen()) {
                return;
            }
            if (isOutage(e)) {
                metrics.readFailed();
                log.warn("Reading waits: {}", e.toString());
                batches.forEach(batch -> delay(batch.stream(), OUTAGE_WAIT));
            } else if (batches.size() > 1) {
                batches.forEach(batch -> take(List.of(batch)));
            } else {
                failed(batches.getFirst(), e);
            }
        }
    }

    private void settle(Stream stream, Outcome outcome) {
        switch (outcome) {
            case Outcome.Reached reached -> {
                synchronized (this) {
                    queue(stream).drop(reached.cursor(), System.nanoTime());
                }
            }
            case Outcome.Busy busy -> {
                synchronized (this) {
                    queue(stream).busy(System.nanoTime());
                }
            }
            case Outcome.Gap gap -> closeGap(stream, gap.cursor());
        }
    }

    private void failed(Batch batch, Throwable cause) {
        Stream stream = batch.stream();
        int tries;
        synchronized (this) {
            if (batch.entries().size() > 1) {
                queue(stream).suspect(batch.entries().size());
                return;
            }
            // From now on by itself: the others' transactions are not to be undone by it again.
            queue(stream).suspect(1);
            tries = queue(stream).failed();
        }
        Prepared failing = batch.entries().getFirst();
        if (tries < settings.tries()) {
            log.warn(
                    "Event {} of {} failed, try {}.", failing.delivery().entry().sequence(), stream, tries, cause);
            delay(stream, settings.backoff().toNanos() << (tries - 1));
            return;
        }
        try {
            settle(stream, application.park(failing.delivery(), cause, tries));
        } catch (RuntimeException e) {
            metrics.readFailed();
            log.warn(
                    "Could not park event {} of {} yet.",
                    failing.delivery().entry().sequence(),
                    stream,
                    e);
            delay(stream, OUTAGE_WAIT);
        }
    }

    /** The bus has lost what comes next: ask the writer for it, or learn that it is gone for good. */
    private void closeGap(Stream stream, long cursor) {
        metrics.gap(stream);
        long wait = 0;
        try {
            OptionalLong first = bus.replayAnswer(stream, cursor + 1);
            if (first.isPresent() && first.getAsLong() > cursor + 1) {
                application.jump(stream, cursor + 1, first.getAsLong());
            } else {
                bus.askReplay(stream, cursor + 1);
                wait = REPLAY_WAIT;
            }
        } catch (RuntimeException e) {
            metrics.readFailed();
            log.warn("A gap after {} of {} stays open for now.", cursor, stream, e);
            wait = OUTAGE_WAIT;
        }
        synchronized (this) {
            queue(stream).reopenAt(System.nanoTime() + wait);
        }
    }

    /** Reads on from the cursor where a gap may have been closed meanwhile. */
    private void reopen() {
        List<Stream> due;
        synchronized (this) {
            long now = System.nanoTime();
            due = queues.values().stream()
                    .filter(queue -> queue.reopening(now))
                    .map(StreamQueue::stream)
                    .toList();
        }
        for (Stream stream : due) {
            try {
                long cursor = application.cursor(stream);
                synchronized (this) {
                    queue(stream).restart(cursor);
                }
            } catch (RuntimeException e) {
                metrics.readFailed();
                log.warn("The place in {} could not be read yet.", stream, e);
                delay(stream, OUTAGE_WAIT);
            }
        }
    }

    private synchronized void delay(Stream stream, long nanos) {
        queue(stream).delay(System.nanoTime() + nanos);
    }

    private static boolean isOutage(Throwable e) {
        return e instanceof CannotCreateTransactionException
                || e instanceof DataAccessResourceFailureException
                || e instanceof TransientDataAccessResourceException
                || e instanceof RecoverableDataAccessException
                || e instanceof OutOfMemoryError;
    }
}
