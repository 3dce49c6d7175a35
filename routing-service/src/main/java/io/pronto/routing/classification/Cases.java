package io.pronto.routing.classification;

import io.pronto.contracts.ConversationId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known about each conversation, for its classification. Part of the pool: found and saved in one change of it. */
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
            @Nullable Classification found) {
        /** Nothing is known yet. */
        public static final Case NEW = new Case(null, null, null);

        /** The same when that was told. */
        public Case with(Told nextTold) {
            return new Case(nextTold, guess, found);
        }

        /** The same with another guess. */
        public Case with(Suggestion nextGuess) {
            return new Case(told, nextGuess, found);
        }

        /** The same when that was found out. */
        public Case with(Classification nextFound) {
            return new Case(told, guess, nextFound);
        }
    }

    /** What is known about it. */
    Optional<Case> find(ConversationId conversation);

    /** Keeps all that is known now. @param at when the last of it was told */
    void save(ConversationId conversation, Case known, Instant at);

    /** Forgets those that nobody told anything about since. @return how many, at most {@code limit} */
    int forget(Instant before, int limit);
}
