package io.pronto.routing.team.adapter;

import io.pronto.routing.StoreDatabase;
import io.pronto.routing.team.Teams;
import io.pronto.routing.team.TeamsContract;

class PostgresTeamsIT implements TeamsContract {
    @Override
    public Teams empty() {
        return new PostgresTeams(StoreDatabase.without("team"));
    }
}
