package io.pronto.conversation.identity;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is the same person. */
public interface Identities {
    /** More ways nobody has. */
    int MOST = 50;

    /** All ways in which that person is known, the oldest first; empty if there is no such customer. */
    List<Identity> of(CustomerId customer);

    /** Others who may be the same person, at most 10. Only {@link Likeness} says whether they are alike. */
    List<Identity> candidates(CustomerId customer);

    /**
     * Two persons were taken for one.
     *
     * @param moved the identities that came to the kept person by it
     * @param undoneAt when they were told apart again; null while they are one
     */
    record Merge(
            UUID id,
            CustomerId kept,
            CustomerId merged,
            List<CustomerId> moved,
            @Nullable String reason,
            AgentId by,
            Instant at,
            @Nullable AgentId undoneBy,
            @Nullable Instant undoneAt) {
        public Merge {
            moved = List.copyOf(moved);
        }
    }

    /** What came of an attempt. */
    sealed interface Outcome {}

    /** So it is now. */
    record Kept(Merge merge) implements Outcome {}

    /** There is no such customer or merge. */
    record Unknown() implements Outcome {}

    /** They are one already, or not any more. */
    record Already() implements Outcome {}

    /** Together they would be known in more than {@value #MOST} ways. */
    record TooMany() implements Outcome {}

    /** They are one person from now on. */
    Outcome merge(UUID id, CustomerId kept, CustomerId other, @Nullable String reason, AgentId by, Instant at);

    /** They are told apart again: what had come by that merge goes back, and nothing else. */
    Outcome split(UUID merge, CustomerId of, AgentId by, Instant at);

    /** The newest merges in which that person was, at most 50. */
    List<Merge> history(CustomerId customer);

    /** That merge, if there is one. */
    Optional<Merge> find(UUID merge);
}
