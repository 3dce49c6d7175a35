package io.pronto.platform.event;

import io.pronto.platform.event.EventBus.Stream;
import io.pronto.platform.event.EventDispatch.Prepared;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What was read of one stream and waits to be handled, in order, with what is known of its troubles. Guarded by its lane.
 * Times are of {@link System#nanoTime()}.
 */
final class StreamQueue {
    private static final int ROOM = 512;
    /** So many entries that concern nobody here wait for one that does, and so long: their cursor is worth no transaction. */
    private static final int MOST_IDLE = 256;

    private static final long IDLE_WAIT = TimeUnit.SECONDS.toNanos(1);
    private static final long BUSY_FIRST = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long BUSY_LAST = TimeUnit.MILLISECONDS.toNanos(50);
    /** Nothing is to be done before something arrives. */
    static final long NEVER = Long.MAX_VALUE;

    private final Stream stream;
    private final ArrayDeque<Prepared> entries = new ArrayDeque<>();
    private int concerning;
    /** The last sequence that was read into the queue. */
    private long position;
    /** Rises whenever the queue is thrown away: what a read that began before then brings is stale. */
    private int epoch;
    /** Of those that concern somebody, those that somebody waits for. */
    private int urgent;
    /** When the first of those that wait came in, and the first that concerns somebody here. */
    private long since;

    private long concerningSince;
    /** So many entries are taken one by one, because one of them has failed in a batch. */
    private int singly;
    /** How often the first entry has failed by itself. */
    private int tries;

    private long busyWait = BUSY_FIRST;
    private boolean delayed;
    private long notBefore;
    private boolean reopening;

    StreamQueue(Stream stream, long cursor) {
        this.stream = stream;
        this.position = cursor;
    }

    Stream stream() {
        return stream;
    }

    int size() {
        return entries.size();
    }

    /** From where to read on. @param epoch to hand back with what was read */
    record Place(long after, int epoch) {}

    /** From where to read on, or nothing while there is no room. */
    Optional<Place> place() {
        return entries.size() < ROOM ? Optional.of(new Place(position, epoch)) : Optional.empty();
    }

    /** Takes what was read from a {@link Place}, not empty. */
    void offer(Place from, List<Prepared> read, long now) {
        if (from.epoch() != epoch || from.after() != position) {
            return;
        }
        if (entries.isEmpty()) {
            since = now;
        }
        for (Prepared one : read) {
            entries.add(one);
            if (one.concerns()) {
                if (concerning == 0) {
                    concerningSince = now;
                }
                concerning++;
                urgent += one.patient() ? 0 : 1;
            }
        }
        position = read.getLast().delivery().entry().sequence();
    }

    /**
     * When there is something to do.
     *
     * @param linger so long a patient entry may wait for others to share its transaction
     * @param enough so many do not wait
     */
    long due(long linger, int enough) {
        if (delayed) {
            return notBefore;
        }
        if (entries.isEmpty()) {
            return NEVER;
        }
        if (concerning > 0) {
            return urgent > 0 || concerning >= enough ? concerningSince : concerningSince + linger;
        }
        return entries.size() >= MOST_IDLE ? since : since + IDLE_WAIT;
    }

    boolean delayed(long now) {
        return delayed && notBefore - now > 0;
    }

    /** Whether a gap was found and the time to look again has come. */
    boolean reopening(long now) {
        return reopening && !delayed(now);
    }

    /** Whether one of the next entries is suspected: others should not share its transaction. */
    boolean alone() {
        return singly > 0;
    }

    /** The entries to handle next. @param most of those that concern somebody */
    List<Prepared> next(int most) {
        List<Prepared> batch = new ArrayList<>();
        int taken = 0;
        for (Prepared one : entries) {
            taken += singly > 0 || one.concerns() ? 1 : 0;
            if (taken > (singly > 0 ? 1 : most)) {
                break;
            }
            batch.add(one);
        }
        return batch;
    }

    /** All up to this sequence are dealt with. */
    void drop(long upTo, long now) {
        while (!entries.isEmpty() && entries.getFirst().delivery().entry().sequence() <= upTo) {
            Prepared done = entries.removeFirst();
            concerning -= done.concerns() ? 1 : 0;
            urgent -= done.concerns() && !done.patient() ? 1 : 0;
            singly = Math.max(0, singly - 1);
        }
        since = now;
        concerningSince = now;
        tries = 0;
        delayed = false;
        busyWait = BUSY_FIRST;
        // Another replica may be ahead of what we have read.
        if (entries.isEmpty() && upTo > position) {
            position = upTo;
            epoch++;
        }
    }

    /** Throws away what was read. */
    void restart(long cursor) {
        entries.clear();
        concerning = 0;
        urgent = 0;
        singly = 0;
        tries = 0;
        delayed = false;
        reopening = false;
        position = cursor;
        epoch++;
    }

    /** Another replica is at work on this stream. */
    void busy(long now) {
        delay(now + busyWait);
        busyWait = Math.min(BUSY_LAST, busyWait * 2);
    }

    void delay(long until) {
        delayed = true;
        notBefore = until;
    }

    void reopenAt(long time) {
        reopening = true;
        delay(time);
    }

    /** One of so many is at fault; singly, the others are not held up by it. */
    void suspect(int many) {
        singly = Math.max(singly, many);
    }

    /** The first entry failed by itself. @return how often now */
    int failed() {
        return ++tries;
    }
}
