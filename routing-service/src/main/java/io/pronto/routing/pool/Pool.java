package io.pronto.routing.pool;

import java.util.function.Supplier;

/**
 * The agents and work that are decided about together. One writer at a time: what runs here sees the result of everything that
 * ran before, and all of it takes effect or nothing.
 */
public interface Pool {
    /** Runs the change as the only writer; within a change that already runs, as part of it. */
    <T> T alone(Supplier<T> change);

    /** The same for a change without a result. */
    default void alone(Runnable change) {
        Boolean done = alone(() -> {
            change.run();
            return Boolean.TRUE;
        });
        assert done;
    }

    /** Whether this replica may change the pool just now. It may hear only from a change that it may not any more. */
    boolean isWriter();

    /** Marks the state that the running change found. Equal marks, equal states. */
    Object found();

    /** Marks the state that the running change leaves if it takes effect; no other change ever leaves the same mark. */
    Object left();
}
