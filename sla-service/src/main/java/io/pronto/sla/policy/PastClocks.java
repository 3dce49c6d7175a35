package io.pronto.sla.policy;

import java.time.Instant;
import java.util.List;

/** Promises that were decided, and the responses that are judged together. */
public interface PastClocks {
    /** Those that were met or settled from one moment to before the other, the latest first; at most {@code limit}. */
    List<PastClock> decided(Instant from, Instant to, int limit);

    /** Responses that were given from one moment to before the other, the latest first; at most {@code limit}. */
    List<PastResponse> responses(Instant from, Instant to, int limit);
}
