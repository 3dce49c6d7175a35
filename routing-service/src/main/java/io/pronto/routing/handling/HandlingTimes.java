package io.pronto.routing.handling;

import io.pronto.contracts.Channel;
import io.pronto.contracts.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How long finished work kept its agents, by queue and channel. */
public interface HandlingTimes {
    /** Notes that work took so long. */
    void record(QueueId queue, Channel channel, Duration took, Instant at);

    /** What work of that queue took that was finished since then: of each channel the latest {@code limit}. */
    Map<Channel, List<Duration>> since(QueueId queue, Instant from, int limit);
}
