package io.pronto.routing.matching;

import io.pronto.routing.queue.Order.DeadlineAware;

/**
 * What a queue that serves by its promise owes those whom it can no longer serve in time.
 *
 * <p>Whoever cannot be reached in time any more lets those pass who still can, for {@code overtaken}; then it is owed a second promise
 * and comes before them, until half as long again. When so many wait that even the second promise breaks, it lets others pass once more,
 * for then everybody would only be late together. At the {@link #limit} it comes before everything. The limit rises with what the longest
 * wait would have been in turn, so on a bad day nobody waits much longer than first come, first served would have made somebody wait.
 *
 * <p>The numbers were found on generated days of a published call centre (SimpleMSK of Montréal's ContactCenters), under the condition that
 * the 95th percentile and the longest wait are about what they are in turn: see the decision record of the routing core.
 */
final class Promises {
    /** The second promise, as a multiple of {@code overtaken}. */
    private static final double SECOND = 1.5;
    /** The least limit, as a multiple of {@code overtaken}. */
    private static final double LEAST_LIMIT = 1.8;
    /**
     * The limit as a share of the longest wait in turn; less than all of it, because whoever has reached the limit still waits for the next
     * agent who can help.
     */
    private static final double OF_LONGEST = 0.8;

    private final long promise;
    private final long overtaken;
    private final long second;
    private final long leastLimit;
    private final InTurn inTurn = new InTurn();

    Promises(DeadlineAware order) {
        this.promise = Ticks.of(order.promise());
        this.overtaken = Ticks.of(order.overtaken());
        this.second = (long) (overtaken * SECOND);
        this.leastLimit = (long) (overtaken * LEAST_LIMIT);
    }

    long promise() {
        return promise;
    }

    /** After waiting so long it comes before those whose promise can be kept. */
    long overtaken() {
        return overtaken;
    }

    /** After waiting so long the second promise is broken too. */
    long second() {
        return second;
    }

    /** After waiting so long it comes before everything. */
    long limit() {
        return Math.max(leastLimit, (long) (OF_LONGEST * inTurn.longest()));
    }

    /** What first come, first served would have made of the same. */
    InTurn inTurn() {
        return inTurn;
    }
}
