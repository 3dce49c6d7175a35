package io.pronto.conversation.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one open page has not read yet. Bounded: a page that is too slow loses everything it has not read and gets one
 * {@code resync} instead, so that it looks again rather than slowing others down.
 */
public final class Mailbox {

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final ArrayDeque<LiveEvent> waiting = new ArrayDeque<>();
    private boolean closed;

    /** An empty one for up to {@code capacity} (at least 1) events. */
    public Mailbox(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("A mailbox holds at least 1 event, not " + capacity + ".");
        }
        this.capacity = capacity;
    }

    /** Puts an event in, never waiting. @return false if the mailbox had to be emptied for a resync */
    public boolean put(LiveEvent event) {
        lock.lock();
        try {
            if (closed) {
                return true;
            }
            boolean fits = waiting.size() < capacity;
            if (!fits) {
                waiting.clear();
                waiting.add(LiveEvent.resync(event.audience()));
            } else {
                waiting.add(event);
            }
            something.signal();
            return fits;
        } finally {
            lock.unlock();
        }
    }

    /** Takes everything there is, waiting up to {@code millis} for something to come. Empty when nothing came. */
    public List<LiveEvent> take(long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (waiting.isEmpty() && !closed && left > 0) {
                left = something.awaitNanos(left);
            }
            List<LiveEvent> taken = new ArrayList<>(waiting);
            waiting.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more comes in; whoever waits stops waiting. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            something.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether {@link #close} was called. */
    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
