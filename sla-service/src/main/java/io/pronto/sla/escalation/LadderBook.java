package io.pronto.sla.escalation;

import java.util.Optional;

/** The ladders in force; may be a moment behind an edit. */
public interface LadderBook {
    /** The newest version of one that is in use. */
    Optional<Ladder> current(String id);

    /**
     * A certain version, also of one that is no longer in use.
     *
     * @throws IllegalStateException if it never existed
     */
    Ladder version(String id, int version);
}
