package io.pronto.sla.clock;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One wait of a customer for a person's answer, for judgements over a day or a week.
 *
 * @param asked since when the customer waited
 * @param at when the answer came
 * @param elapsed how long the customer waited, in the time that the target counts
 * @param target how long it may take
 * @param attainPercent the share of a window's responses that must be within the target; nothing when their average must
 */
public record Response(
        ConversationId conversation,
        String policy,
        int policyVersion,
        AgentId agent,
        Instant asked,
        Instant at,
        Duration elapsed,
        Duration target,
        @Nullable Integer attainPercent) {}
