package io.pronto.routing.team.adapter;

import io.pronto.routing.team.Team;
import io.pronto.routing.team.TeamId;
import io.pronto.routing.team.Teams;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Teams in the table {@code team}. */
@Repository
class PostgresTeams implements Teams {
    private final JdbcClient jdbc;

    PostgresTeams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Team> find(TeamId id) {
        return jdbc.sql("SELECT * FROM team WHERE id = :id")
                .param("id", id.value())
                .query((rs, i) -> read(rs))
                .optional();
    }

    @Override
    public List<Team> all() {
        return jdbc.sql("SELECT * FROM team ORDER BY id COLLATE \"C\"")
                .query((rs, i) -> read(rs))
                .list();
    }

    @Override
    public void save(Team team) {
        jdbc.sql("""
                        INSERT INTO team (id, name, name_zh, revision)
                        VALUES (:id, :name, :nameZh, :revision)
                        ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_zh = excluded.name_zh,
                            revision = excluded.revision""")
                .param("id", team.id().value())
                .param("name", team.name())
                .param("nameZh", team.nameZh())
                .param("revision", team.revision())
                .update();
    }

    @Override
    public boolean remove(TeamId id) {
        return jdbc.sql("DELETE FROM team WHERE id = :id")
                        .param("id", id.value())
                        .update()
                > 0;
    }

    private static Team read(ResultSet rs) throws SQLException {
        return new Team(
                new TeamId(rs.getString("id")), rs.getString("name"), rs.getString("name_zh"), rs.getLong("revision"));
    }
}
