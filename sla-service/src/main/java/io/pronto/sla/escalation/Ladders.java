package io.pronto.sla.escalation;

import java.util.List;
import java.util.Optional;

/** Every version of every ladder. */
public interface Ladders {
    /** The newest version of each ladder that is in use, by id. */
    List<Ladder> current();

    /** The newest version of one, unless it was deleted. */
    Optional<Ladder> current(String id);

    /** A certain version of one, also of a deleted one. */
    Optional<Ladder> version(String id, int version);

    /** The number of the newest version, also of a deleted ladder; 0 if there never was one. */
    int lastVersion(String id);

    /**
     * Adds a version.
     *
     * @return false if that version of that ladder is there already; nothing is changed then
     */
    boolean add(Ladder ladder);

    /** Takes it out of use. Clocks that have it keep it. */
    void delete(String id);
}
