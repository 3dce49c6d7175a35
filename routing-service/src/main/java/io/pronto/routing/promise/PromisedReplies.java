package io.pronto.routing.promise;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was promised to those who wait. */
public interface PromisedReplies {
    /** That promise, kept from others until the running transaction ends. */
    Optional<PromisedReply> find(ClockId clock);

    /** Adds or replaces it; its conversation has changed until somebody {@linkplain #takeChanged takes} it. */
    void save(PromisedReply reply);

    /** The promises to those conversations that are not over; conversations without any are absent. */
    Map<ConversationId, List<PromisedReply>> open(Collection<ConversationId> conversations);

    /** Whether {@link #takeChanged} would find any. */
    boolean anyChanged();

    /** Conversations with changed promises, of at most {@code limit} promises, which count as looked at from now on; those that another transaction is changing are left to later. */
    Set<ConversationId> takeChanged(int limit);
}
