package io.pronto.routing.team;

import java.util.List;
import java.util.Optional;

/** All teams that the administrator has defined. */
public interface Teams {
    /** The team of that key. */
    Optional<Team> find(TeamId id);

    /** All teams by key. */
    List<Team> all();

    /** Adds the team or replaces what was known. */
    void save(Team team);

    /** Removes the team. @return whether it was there */
    boolean remove(TeamId id);
}
