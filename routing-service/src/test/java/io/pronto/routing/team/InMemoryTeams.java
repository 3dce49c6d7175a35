package io.pronto.routing.team;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The twin of the real store. */
public final class InMemoryTeams implements Teams {
    private final Map<String, Team> byId = new TreeMap<>();

    @Override
    public Optional<Team> find(TeamId id) {
        return Optional.ofNullable(byId.get(id.value()));
    }

    @Override
    public List<Team> all() {
        return List.copyOf(byId.values());
    }

    @Override
    public void save(Team team) {
        byId.put(team.id().value(), team);
    }

    @Override
    public boolean remove(TeamId id) {
        return byId.remove(id.value()) != null;
    }
}
