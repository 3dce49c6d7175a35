package io.pronto.routing.team;

class InMemoryTeamsTest implements TeamsContract {
    @Override
    public Teams empty() {
        return new InMemoryTeams();
    }
}
