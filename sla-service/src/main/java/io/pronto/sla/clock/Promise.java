package io.pronto.sla.clock;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import java.time.Instant;

/** What a clock measures, from when. */
public record Promise(ClockId id, ConversationId conversation, Metric metric, Instant startedAt) {}
