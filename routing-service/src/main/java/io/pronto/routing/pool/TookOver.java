package io.pronto.routing.pool;

/** This replica has become the pool's writer. What must be so before work comes in is seen to now. */
public record TookOver(long fence) {}
