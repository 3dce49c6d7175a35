package io.pronto.conversation.channel;

import io.pronto.contracts.ConversationId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All ties between conversations and platforms. */
public interface Threads {

    /** The thread through which a conversation is answered: the one in which the customer wrote last. */
    Optional<ChannelThread> of(ConversationId conversation);

    /** One of them. */
    Optional<ChannelThread> find(UUID id);

    /** The newest thread of that key, whatever conversation it belongs to. */
    Optional<ChannelThread> newest(UUID connection, String key);

    /** Ties a conversation to a thread, or says that the customer has written there again; in the surrounding transaction. */
    ChannelThread touch(
            UUID freshId,
            UUID connection,
            String key,
            ConversationId conversation,
            Address address,
            boolean inPublic,
            @Nullable String lastInboundId,
            Instant lastInboundAt,
            Instant now);
}
