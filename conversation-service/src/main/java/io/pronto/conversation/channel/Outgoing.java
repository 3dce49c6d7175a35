package io.pronto.conversation.channel;

import io.pronto.contracts.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to a platform.
 *
 * @param key the same at each attempt; a platform that takes idempotency keys gets it
 * @param threadKey where to: the thread's {@link Incoming.Received#threadKey()}
 * @param to whom
 * @param lastInboundId the customer's newest message in that thread, for platforms that want to know what is answered
 * @param lastInboundAt when that came
 * @param author the colleague's name; null for the bot
 * @param inPublic whether everybody shall read it
 * @param details see {@code Entry.details}
 */
public record Outgoing(
        UUID key,
        ConversationId conversation,
        String threadKey,
        Address to,
        @Nullable String lastInboundId,
        Instant lastInboundAt,
        String text,
        List<OutgoingFile> files,
        @Nullable String author,
        boolean inPublic,
        Map<String, String> details,
        Instant writtenAt) {

    public Outgoing {
        files = List.copyOf(files);
        details = Map.copyOf(details);
    }

    /** A file of a message. Its bytes are read when they are asked for. */
    public record OutgoingFile(UUID id, String name, String mediaType, long size, Supplier<byte[]> bytes) {}
}
