package io.pronto.routing.matching;

import org.jspecify.annotations.Nullable;

/**
 * How urgent the first of a line is, to compare it with the first of other lines.
 *
 * @param band among work that is served by its promise, the lower goes first; 0 for all other work
 * @param key within a band the lower goes first
 */
record Turn(Waiter waiter, int band, long key) {
    /** It has waited for so long that nothing comes before it. */
    static final int LIMIT = -2;
    /** It has let others pass for long enough. */
    static final int ENOUGH = -1;
    /** Its promise can be kept, or it was promised nothing. */
    static final int IN_TIME = 0;
    /** Its promise is broken. */
    static final int LATE = 1;
    /** Its promise is broken and it was left behind. */
    static final int LEFT_BEHIND = 2;

    boolean byPromise() {
        return waiter.line().queue().promises() != null;
    }

    /** Whether this one goes before another of the same kind of order. */
    boolean before(@Nullable Turn other) {
        if (other == null) {
            return true;
        }
        if (band != other.band) {
            return band < other.band;
        }
        return key != other.key ? key < other.key : waiter.id().compareTo(other.waiter.id()) < 0;
    }

    /**
     * The one that goes first of the best by promise and the best of all others: the earlier place, so that neither kind can hold up
     * the other for ever.
     */
    static @Nullable Turn first(@Nullable Turn byPromise, @Nullable Turn other) {
        if (byPromise == null || other == null) {
            return byPromise == null ? other : byPromise;
        }
        return Waiter.BY_PLACE.compare(byPromise.waiter, other.waiter) < 0 ? byPromise : other;
    }
}
