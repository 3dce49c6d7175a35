package io.pronto.routing.classification;

import io.pronto.contracts.ConversationId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known about each conversation, for its classification. Whoever keeps something holds the others off until the end of the change. */
public interface Cases {
    /**
     * One conversation.
     *
     * @param told null before its first hand-off
     * @param found what was told of it last, without its steps
     */
    record Case(
            @Nullable Told told,
            @Nullable Suggestion guess,
            @Nullable Classification found) {}

    /** What is known about it. */
    Optional<Case> find(ConversationId conversation);

    /** Keeps what was told. @return all that is known now */
    Case tell(ConversationId conversation, Told told, Instant at);

    /** Keeps a guess. @return all that is known now */
    Case suggest(ConversationId conversation, Suggestion guess, Instant at);

    /** Keeps what was found out. */
    void found(ConversationId conversation, Classification found);

    /** Forgets those that nobody told anything about since. @return how many, at most {@code limit} */
    int forget(Instant before, int limit);
}
