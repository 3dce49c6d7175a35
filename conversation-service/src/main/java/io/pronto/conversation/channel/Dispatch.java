package io.pronto.conversation.channel;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.MessageId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message, or a piece of one, on its way to a platform.
 *
 * @param thread through which it goes
 * @param sequence of its entry: within a conversation messages go in this order
 * @param part from 0, where a message had to be cut
 * @param text of this part
 * @param inPublic whether everybody shall read it
 * @param attempts that failed and counted
 * @param nextAt when it is tried next; null when it is not
 * @param problem why the last try failed
 * @param providerId what the platform calls it, once it has it
 */
public record Dispatch(
        UUID id,
        UUID connection,
        UUID thread,
        ConversationId conversation,
        MessageId entry,
        long sequence,
        int part,
        String text,
        boolean inPublic,
        Progress progress,
        int attempts,
        @Nullable Instant nextAt,
        @Nullable String problem,
        @Nullable String providerId,
        Instant createdAt,
        @Nullable Instant sentAt) {}
