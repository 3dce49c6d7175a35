package io.pronto.analytics.report;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One conversation as a report shows it. Durations in seconds. */
public record ConversationRow(
        UUID id,
        String channel,
        String language,
        String tier,
        String priority,
        @Nullable String topic,
        String stage,
        @Nullable String queue,
        @Nullable String agent,
        @Nullable String agentName,
        boolean withBot,
        @Nullable String handoffReason,
        Instant startedAt,
        @Nullable Instant handedOffAt,
        @Nullable Instant firstAssignedAt,
        @Nullable Instant firstReplyAt,
        @Nullable Instant resolvedAt,
        @Nullable String outcome,
        @Nullable Double firstResponseSeconds,
        @Nullable Double humanWaitSeconds,
        @Nullable Double averageResponseSeconds,
        int responses,
        @Nullable Double resolutionSeconds,
        int customerMessages,
        int botReplies,
        int agentReplies,
        int assignments,
        int reopenings,
        long promisesMet,
        long promisesBroken,
        @Nullable Integer rating,
        boolean recontacted) {}
