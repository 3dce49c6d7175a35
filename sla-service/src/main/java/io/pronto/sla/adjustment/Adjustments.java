package io.pronto.sla.adjustment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All adjustments ever asked for. */
public interface Adjustments {
    Optional<Adjustment> find(UUID id);

    /** The same, held until the transaction ends. */
    Optional<Adjustment> hold(UUID id);

    void save(Adjustment adjustment);

    /** A place in the list. */
    record Place(Instant requestedAt, UUID id) {}

    /**
     * The newest requests first.
     *
     * @param state those in that state at {@code now}; nothing for all
     * @param after those older than that place; nothing for all
     */
    List<Adjustment> list(Adjustment.@Nullable State state, Instant now, @Nullable Place after, int limit);

    /** Those that are approved and not over at {@code now}; at most {@value #MAX_STANDING} can be. */
    List<Adjustment> standing(Instant now);

    /** Rises whenever one begins or ends to apply, and never falls as time goes on. */
    long edition(Instant now);

    /** How many may be approved and not over at one time. */
    int MAX_STANDING = 200;
}
