package io.pronto.routing.whatif;

import io.pronto.contracts.AgentId;
import java.time.Instant;

/** Somebody was given work then, and so was there. */
public record Duty(AgentId agent, Instant at) {}
