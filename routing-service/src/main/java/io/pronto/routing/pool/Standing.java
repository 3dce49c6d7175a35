package io.pronto.routing.pool;

/** What this replica is to the pool. */
public sealed interface Standing {
    /**
     * It alone changes the pool.
     *
     * @param fence rises with each take-over; a change under a smaller one than the pool's is refused
     */
    record Writer(long fence) implements Standing {}

    /**
     * Another replica does, or none yet.
     *
     * @param overtaken whether this replica was the writer until another took over
     */
    record Standby(boolean overtaken) implements Standing {}
}
