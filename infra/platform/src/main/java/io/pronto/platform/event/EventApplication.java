package io.pronto.platform.event;

import io.pronto.contracts.Event;
import io.pronto.platform.event.EventBus.Delivery;
import io.pronto.platform.event.EventBus.Stream;
import io.pronto.platform.event.EventDispatch.Prepared;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Applies deliveries of one stream: handlers and cursor in one transaction, an entry only when it is the next. */
final class EventApplication {
    private static final Logger log = LoggerFactory.getLogger(EventApplication.class);

    private final EventDispatch dispatch;
    private final CursorTable cursors;
    private final ParkedEvents parked;
    private final TransactionTemplate transaction;
    private final Semaphore parallel;
    private final BusMetrics metrics;
    private final EventTracing tracing;
    private final Clock clock;

    EventApplication(
            EventDispatch dispatch,
            CursorTable cursors,
            ParkedEvents parked,
            TransactionTemplate transaction,
            int parallel,
            BusMetrics metrics,
            EventTracing tracing,
            Clock clock) {
        this.dispatch = dispatch;
        this.cursors = cursors;
        this.parked = parked;
        this.transaction = transaction;
        this.parallel = new Semaphore(parallel);
        this.metrics = metrics;
        this.tracing = tracing;
        this.clock = clock;
    }

    /** Whether anything here has to do with it. */
    boolean concerns(Delivery delivery) {
        return dispatch.concerns(delivery);
    }

    /** What became of a batch. */
    sealed interface Outcome {
        /** The cursor stands at this sequence; all entries up to it are done, by us or by another replica. */
        record Reached(long cursor) implements Outcome {}

        /** Another replica is at work on this stream. */
        record Busy() implements Outcome {}

        /** The entry after this cursor is not among those given. */
        record Gap(long cursor) implements Outcome {}
    }

    /**
     * Applies the entries that are next, in one transaction.
     *
     * @param batch of one stream, in order, not empty
     * @throws RuntimeException from a handler or the database; nothing has happened then
     */
    Outcome apply(Stream stream, List<Delivery> batch) throws InterruptedException {
        List<Prepared> prepared = batch.stream().map(dispatch::prepare).toList();
        List<Prepared> applied = new ArrayList<>(batch.size());
        parallel.acquire();
        Outcome outcome;
        try {
            outcome = transaction.execute(status -> {
                applied.clear();
                OptionalLong locked = cursors.tryLock(stream);
                if (locked.isEmpty()) {
                    return new Outcome.Busy();
                }
                long cursor = locked.getAsLong();
                prepare(stream, prepared, cursor);
                for (Prepared next : prepared) {
                    long sequence = next.delivery().entry().sequence();
                    if (sequence == cursor + 1) {
                        run(next);
                        applied.add(next);
                        cursor = sequence;
                    } else if (sequence > cursor + 1) {
                        break;
                    }
                }
                if (!applied.isEmpty()) {
                    cursors.move(stream, cursor);
                } else if (batch.getLast().entry().sequence() > cursor) {
                    return new Outcome.Gap(cursor);
                }
                return new Outcome.Reached(cursor);
            });
        } finally {
            parallel.release();
        }
        applied.forEach(this::count);
        return outcome;
    }

    private void prepare(Stream stream, List<Prepared> prepared, long cursor) {
        List<Event> next = prepared.stream()
                .filter(one -> one.delivery().entry().sequence() > cursor)
                .filter(Prepared.Call.class::isInstance)
                .map(one -> ((Prepared.Call) one).event())
                .toList();
        if (!next.isEmpty()) {
            dispatch.subscriptions().prepare(next, stream.partition());
        }
    }

    private void run(Prepared next) {
        switch (next) {
            case Prepared.Call call -> run(call);
            case Prepared.Skip skip -> {}
            case Prepared.Broken broken -> parked.park(broken.delivery(), broken.cause(), 1);
        }
    }

    private void run(Prepared.Call call) {
        tracing.follow(call.delivery().entry().type(), call.traceparent(), call::run);
    }

    private void count(Prepared done) {
        String type = done.delivery().entry().type();
        switch (done) {
            case Prepared.Call call ->
                metrics.handled(type, Duration.between(call.context().time(), clock.instant()));
            case Prepared.Skip skip -> {
                metrics.skipped(skip.reason());
                if (skip.reason().equals("unknown")) {
                    log.info("Skipped an event of the unknown type {} from {}.", type, skip.delivery().stream());
                }
            }
            case Prepared.Broken broken -> {
                metrics.parked(type);
                log.error(
                        "Parked the unreadable event {} of {}.",
                        done.delivery().entry().sequence(),
                        done.delivery().stream(),
                        broken.cause());
            }
        }
    }

    /** Puts the event aside after its last try and goes past it. */
    Outcome park(Delivery delivery, Throwable cause, int tries) {
        Stream stream = delivery.stream();
        Outcome outcome = transaction.execute(status -> {
            OptionalLong locked = cursors.tryLock(stream);
            if (locked.isEmpty()) {
                return new Outcome.Busy();
            }
            if (locked.getAsLong() + 1 == delivery.entry().sequence()) {
                parked.park(delivery, cause, tries);
                cursors.move(stream, delivery.entry().sequence());
                return new Outcome.Reached(delivery.entry().sequence());
            }
            return new Outcome.Reached(locked.getAsLong());
        });
        if (outcome instanceof Outcome.Reached reached
                && reached.cursor() == delivery.entry().sequence()) {
            metrics.parked(delivery.entry().type());
            log.error(
                    "Parked event {} of {} ({}) after {} tries; GET /api/v1/<service>/parked-events shows it.",
                    delivery.entry().sequence(),
                    stream,
                    delivery.entry().type(),
                    tries,
                    cause);
        }
        return outcome;
    }

    /** Goes on behind events that nobody keeps any more. */
    void jump(Stream stream, long from, long first) {
        Boolean jumped = transaction.execute(status -> {
            OptionalLong locked = cursors.tryLock(stream);
            if (locked.isPresent() && locked.getAsLong() + 1 == from) {
                cursors.move(stream, first - 1);
                return true;
            }
            return false;
        });
        if (Boolean.TRUE.equals(jumped)) {
            if (from == 1) {
                log.info("Began to read stream {} at {}, the oldest event still kept.", stream, first);
            } else {
                metrics.lost(stream, first - from);
                log.error(
                        "Events {} to {} of stream {} were no longer kept when this service asked for them.",
                        from,
                        first - 1,
                        stream);
            }
        }
    }

    /** Where the cursor is, without waiting for its lock. */
    long cursor(Stream stream) {
        return cursors.at(stream);
    }

    /** What a second chance of a parked event came to. */
    sealed interface Retried {
        /** It is handled, or concerns nobody any more. */
        record Done() implements Retried {}

        /** There is no such parked event. */
        record Unknown() implements Retried {}

        /** It failed again and stays parked. */
        record Failed(Throwable cause) implements Retried {}
    }

    /** Handles a parked event again, out of its order. */
    Retried retry(long id) {
        try {
            boolean found = Boolean.TRUE.equals(transaction.execute(status -> {
                Optional<Delivery> delivery = parked.take(id);
                delivery.map(dispatch::prepare).ifPresent(prepared -> {
                    switch (prepared) {
                        case Prepared.Call call -> run(call);
                        case Prepared.Skip skip -> {}
                        case Prepared.Broken broken -> throw broken.cause();
                    }
                });
                return delivery.isPresent();
            }));
            return found ? new Retried.Done() : new Retried.Unknown();
        } catch (RuntimeException | Error e) {
            log.warn("Parked event {} failed again.", id, e);
            return new Retried.Failed(e);
        }
    }
}
