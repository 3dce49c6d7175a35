package io.pronto.routing.wait;

import io.pronto.contracts.QueueId;
import java.time.Instant;
import java.util.List;

/** What each queue handed over lately. */
public interface HandOvers {
    /** Notes one. */
    void record(QueueId queue, HandOver handOver);

    /** Those of that queue since then, oldest first, the latest {@code limit}. */
    List<HandOver> since(QueueId queue, Instant from, int limit);
}
