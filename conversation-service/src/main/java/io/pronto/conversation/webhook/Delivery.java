package io.pronto.conversation.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one webhook.
 *
 * @param lastStatus the HTTP status of the last try, if there was an answer
 * @param lastError why the last try failed, if it did
 * @param nextAt when it is tried next; null when it is not
 */
public record Delivery(
        UUID id,
        UUID webhook,
        String type,
        State state,
        int attempts,
        @Nullable Instant nextAt,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant deliveredAt) {

    /** Where it stands. */
    public enum State {
        PENDING,
        DELIVERED,
        /** It was tried long enough; somebody has to look. */
        DEAD
    }
}
