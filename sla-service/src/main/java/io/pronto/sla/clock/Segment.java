package io.pronto.sla.clock;

import io.pronto.sla.policy.Stage;
import java.time.Duration;
import java.time.Instant;

/**
 * A finished stretch of a clock's life with its cause.
 *
 * @param counted whether the clock ran
 * @param worked what it added: working time if it ran, zero if it stood still
 */
public record Segment(Stage stage, Instant from, Instant to, boolean counted, Duration worked) {}
