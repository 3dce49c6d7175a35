package io.pronto.routing.offer;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One asking of one agent.
 *
 * @param reasons why this agent, as stable codes
 * @param ending how it ended; null while it is open
 */
public record OfferRecord(
        OfferId id,
        ConversationId conversation,
        AgentId agent,
        QueueId queue,
        List<String> reasons,
        Instant offeredAt,
        Instant expiresAt,
        @Nullable Ending ending) {
    public OfferRecord {
        reasons = List.copyOf(reasons);
    }

    /** The same offer, over. */
    public OfferRecord ended(Result result, @Nullable String reason, Instant at) {
        return new OfferRecord(
                id, conversation, agent, queue, reasons, offeredAt, expiresAt, new Ending(result, reason, at));
    }

    /** The same if the clock was set by so much meanwhile. */
    public OfferRecord shifted(Duration by) {
        return new OfferRecord(id, conversation, agent, queue, reasons, offeredAt.plus(by), expiresAt.plus(by), ending);
    }

    /** How and when it ended. @param reason in the agent's words, when declined */
    public record Ending(Result result, @Nullable String reason, Instant at) {}

    /** What became of it. */
    public enum Result {
        ACCEPTED,
        DECLINED,
        EXPIRED,
        WITHDRAWN
    }
}
