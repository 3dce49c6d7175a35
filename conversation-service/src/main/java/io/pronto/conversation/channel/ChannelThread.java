package io.pronto.conversation.channel;

import io.pronto.contracts.ConversationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tie between a conversation and what belongs together at a platform.
 *
 * @param key see {@link Incoming.Received#threadKey()}
 * @param inPublic whether everybody can read what is said there
 * @param lastInboundId the customer's newest message there
 */
public record ChannelThread(
        UUID id,
        UUID connection,
        String key,
        ConversationId conversation,
        Address address,
        boolean inPublic,
        @Nullable String lastInboundId,
        Instant lastInboundAt,
        Instant createdAt) {}
