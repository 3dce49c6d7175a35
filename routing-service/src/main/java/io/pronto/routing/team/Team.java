package io.pronto.routing.team;

/**
 * People who share work.
 *
 * @param revision rises with each edit, from 1
 */
public record Team(TeamId id, String name, String nameZh, long revision) {
    public Team {
        if (name.isBlank() || nameZh.isBlank()) {
            throw new IllegalArgumentException("A team needs a name in both languages: " + id);
        }
    }
}
