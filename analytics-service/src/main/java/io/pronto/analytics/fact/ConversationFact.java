package io.pronto.analytics.fact;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.Outcome;
import io.pronto.contracts.Priority;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.Tier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row per conversation: where it came from, who had it, when each stage began, and how it ended.
 *
 * @param unansweredSince the first customer message that nobody has answered
 * @param waitingSince since when it waits for a person, while it does
 * @param responses how many waits people have ended, and {@code responseSeconds} their sum
 */
public record ConversationFact(
        ConversationId id,
        CustomerId customer,
        Channel channel,
        String language,
        Tier tier,
        Priority priority,
        @Nullable String topic,
        boolean withBot,
        Stage stage,
        @Nullable QueueId queue,
        @Nullable AgentId agent,
        Instant startedAt,
        @Nullable Instant greetedAt,
        @Nullable Instant firstMessageAt,
        @Nullable Instant unansweredSince,
        @Nullable Instant handedOffAt,
        @Nullable HandoffReason handoffReason,
        @Nullable Instant waitingSince,
        @Nullable Instant firstAssignedAt,
        @Nullable Instant firstReplyAt,
        int customerMessages,
        int botReplies,
        int agentReplies,
        int responses,
        double responseSeconds,
        int assignments,
        int reopenings,
        @Nullable Instant resolvedAt,
        @Nullable Outcome outcome,
        @Nullable Integer rating,
        @Nullable Instant recontactedAt) {

    /** Where a conversation stands, as far as events tell. */
    public enum Stage {
        WITH_BOT,
        WAITING,
        OFFERED,
        ASSIGNED,
        AWAITING_CUSTOMER,
        RESOLVED
    }
}
