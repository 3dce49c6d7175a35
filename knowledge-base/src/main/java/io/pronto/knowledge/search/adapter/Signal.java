package io.pronto.knowledge.search.adapter;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes a worker at once; several wakings before it looks are one. */
final class Signal {
    private final Semaphore given = new Semaphore(0);

    void wake() {
        if (given.availablePermits() == 0) {
            given.release();
        }
    }

    /** Returns when woken, or after the longest wait. */
    void await(Duration longest) throws InterruptedException {
        if (given.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            given.drainPermits();
        }
    }
}
