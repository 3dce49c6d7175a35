package io.pronto.routing.matching;

import io.pronto.routing.queue.Order.DeadlineAware;

/**
 * What a queue that serves by its promise owes those whom it can no longer serve in time.
 *
 * <p>Whose promise is broken lets those pass whose promise can be kept, for {@code overtaken}; then it comes before all of them.
 * When the line is so long that even then it waits half as long again, a few are left behind so that the others are not all late:
 * at most one in {@value #IN_HOW_MANY} of those handed over, and no longer than {@code limit}.
 */
final class Promises {
    /** One in so many may be left behind. */
    static final int IN_HOW_MANY = 33;

    private final long promise;
    private final long overtaken;
    private final long enough;
    private final long limit;
    private long handed;
    private long leftBehind;

    Promises(DeadlineAware order) {
        this.promise = Ticks.of(order.promise());
        this.overtaken = Ticks.of(order.overtaken());
        this.enough = overtaken + overtaken / 3;
        this.limit = overtaken * 11 / 5;
    }

    long promise() {
        return promise;
    }

    /** After waiting so long it comes before those whose promise can be kept. */
    long overtaken() {
        return overtaken;
    }

    /** After waiting so long it is decided whether it is left behind. */
    long enough() {
        return enough;
    }

    /** After waiting so long it comes before everything. */
    long limit() {
        return limit;
    }

    void handedOver() {
        handed++;
    }

    /** Whether one more may be left behind; if so it counts. */
    boolean mayLeaveBehind() {
        boolean may = (leftBehind + 1) * IN_HOW_MANY <= handed;
        if (may) {
            leftBehind++;
        }
        return may;
    }
}
