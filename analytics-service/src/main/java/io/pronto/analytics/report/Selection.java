package io.pronto.analytics.report;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.QueueId;
import org.jspecify.annotations.Nullable;

/** Which conversations count; null means all. */
public record Selection(
        @Nullable Channel channel,
        @Nullable QueueId queue,
        @Nullable AgentId agent) {}
