package io.pronto.sla.policy;

import io.pronto.contracts.ConversationId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wait for a person's answer that is over, as far as it takes to judge it by other rules.
 *
 * @param facts what is known of the enquiry now
 * @param policy by which it was judged
 * @param asked since when the customer waited
 * @param answered when the answer came
 * @param elapsed how long that was in the time that the target counted
 * @param target how long it might take
 * @param attainPercent the share of a day's responses that had to be within the target; nothing when their average had to
 */
public record PastResponse(
        ConversationId conversation,
        Enquiry facts,
        String policy,
        Instant asked,
        Instant answered,
        Duration elapsed,
        Duration target,
        @Nullable Integer attainPercent) {}
