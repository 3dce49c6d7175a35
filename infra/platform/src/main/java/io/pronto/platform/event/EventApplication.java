package io.pronto.platform.event;

import io.pronto.contracts.Event;
import io.pronto.platform.event.EventBus.Delivery;
import io.pronto.platform.event.EventBus.Stream;
import io.pronto.platform.event.EventDispatch.Prepared;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Applies deliveries: handlers and cursor in one transaction, an entry only when it is the next. */
final class EventApplication {
    private static final Logger log = LoggerFactory.getLogger(EventApplication.class);

    private final EventDispatch dispatch;
    private final CursorTable cursors;
    private final ParkedEvents parked;
    private final TransactionTemplate transaction;
    private final BusMetrics metrics;
    private final EventTracing tracing;
    private final Clock clock;

    EventApplication(
            EventDispatch dispatch,
            CursorTable cursors,
            ParkedEvents parked,
            TransactionTemplate transaction,
            BusMetrics metrics,
            EventTracing tracing,
            Clock clock) {
        this.dispatch = dispatch;
        this.cursors = cursors;
        this.parked = parked;
        this.transaction = transaction;
        this.metrics = metrics;
        this.tracing = tracing;
        this.clock = clock;
    }

    /** Entries of one stream, in order, not empty. */
    record Batch(Stream stream, List<Prepared> entries) {}

    /** What became of a stream's batch. */
    sealed interface Outcome {
        /** The cursor stands at this sequence; all entries up to it are done, by us or by another replica. */
        record Reached(long cursor) implements Outcome {}

        /** Another replica is at work on this stream. */
        record Busy() implements Outcome {}

        /** The entry after this cursor is not among those given. */
        record Gap(long cursor) implements Outcome {}
    }

    /**
     * Applies the entries that are next, all in one transaction.
     *
     * @param batches of different streams
     * @return what became of each
     * @throws RuntimeException from a handler or the database; nothing has happened then
     */
    Map<Stream, Outcome> apply(List<Batch> batches) {
        List<Prepared> applied = new ArrayList<>();
        Map<Stream, Outcome> outcomes = new LinkedHashMap<>();
        transaction.executeWithoutResult(status -> {
            Map<Stream, Long> locked =
                    cursors.tryLock(batches.stream().map(Batch::stream).toList());
            Map<Stream, Long> moved = new LinkedHashMap<>();
            for (Batch batch : batches) {
                Long cursor = locked.get(batch.stream());
                if (cursor == null) {
                    outcomes.put(batch.stream(), new Outcome.Busy());
                    continue;
                }
                long reached = apply(batch, cursor, applied);
                if (reached > cursor) {
                    moved.put(batch.stream(), reached);
                }
                boolean gap = reached == cursor
                        && batch.entries().getLast().delivery().entry().sequence() > cursor;
                outcomes.put(batch.stream(), gap ? new Outcome.Gap(cursor) : new Outcome.Reached(reached));
            }
            cursors.move(moved);
        });
        applied.forEach(this::count);
        return outcomes;
    }

    private long apply(Batch batch, long from, List<Prepared> applied) {
        prepare(batch, from);
        long cursor = from;
        for (Prepared next : batch.entries()) {
            long sequence = next.delivery().entry().sequence();
            if (sequence == cursor + 1) {
                run(next);
                applied.add(next);
                cursor = sequence;
            } else if (sequence > cursor + 1) {
                break;
            }
        }
        return cursor;
    }

    private void prepare(Batch batch, long cursor) {
        List<Event> next = batch.entries().stream()
                .filter(one -> one.delivery().entry().sequence() > cursor)
                .filter(Prepared.Call.class::isInstance)
                .map(one -> ((Prepared.Call) one).event())
                .toList();
        if (!next.isEmpty()) {
            dispatch.subscriptions().prepare(next, batch.stream().partition());
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
            Long locked = cursors.tryLock(List.of(stream)).get(stream);
            if (locked == null) {
                return new Outcome.Busy();
            }
            if (locked + 1 == delivery.entry().sequence()) {
                parked.park(delivery, cause, tries);
                cursors.move(Map.of(stream, delivery.entry().sequence()));
                return new Outcome.Reached(delivery.entry().sequence());
            }
            return new Outcome.Reached(locked);
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
            Long locked = cursors.tryLock(List.of(stream)).get(stream);
            if (locked != null && locked + 1 == from) {
                cursors.move(Map.of(stream, first - 1));
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
