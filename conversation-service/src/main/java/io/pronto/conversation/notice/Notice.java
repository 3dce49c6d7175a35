package io.pronto.conversation.notice;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that staff should know about a promise.
 *
 * @param percent share of the target that is used; only of a warning
 * @param step of the escalation ladder, from 1; only of an escalation
 * @param dueAt the promise's deadline
 */
public record Notice(
        UUID id,
        Kind kind,
        ConversationId conversation,
        Metric metric,
        @Nullable Integer percent,
        @Nullable Integer step,
        Set<Recipient> to,
        Instant dueAt,
        Instant at) {
    public Notice {
        to = Set.copyOf(to);
    }

    /** Why they are told. */
    public enum Kind {
        WARNING,
        BREACH,
        ESCALATION
    }
}
