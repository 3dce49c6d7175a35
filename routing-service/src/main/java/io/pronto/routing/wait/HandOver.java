package io.pronto.routing.wait;

import java.time.Instant;

/** One conversation that a queue handed to a person: it began to wait at {@code queuedAt} and was somebody's at {@code at}. */
public record HandOver(Instant queuedAt, Instant at) {}
