package io.pronto.routing.skill.adapter;

import io.pronto.contracts.SkillId;
import io.pronto.routing.skill.Skill;
import io.pronto.routing.skill.Skills;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Skills in the table {@code skill}. */
@Repository
class PostgresSkills implements Skills {
    private final JdbcClient jdbc;

    PostgresSkills(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Skill> find(SkillId id) {
        return jdbc.sql("SELECT * FROM skill WHERE id = :id")
                .param("id", id.value())
                .query((rs, i) -> read(rs))
                .optional();
    }

    @Override
    public List<Skill> all() {
        return jdbc.sql("SELECT * FROM skill ORDER BY id COLLATE \"C\"")
                .query((rs, i) -> read(rs))
                .list();
    }

    @Override
    public void save(Skill skill) {
        jdbc.sql("""
                        INSERT INTO skill (id, name, name_zh, neighbours, revision)
                        VALUES (:id, :name, :nameZh, :neighbours, :revision)
                        ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_zh = excluded.name_zh,
                            neighbours = excluded.neighbours, revision = excluded.revision""")
                .param("id", skill.id().value())
                .param("name", skill.name())
                .param("nameZh", skill.nameZh())
                .param(
                        "neighbours",
                        skill.neighbours().stream().map(SkillId::value).sorted().toArray(String[]::new))
                .param("revision", skill.revision())
                .update();
    }

    @Override
    public boolean remove(SkillId id) {
        return jdbc.sql("DELETE FROM skill WHERE id = :id")
                        .param("id", id.value())
                        .update()
                > 0;
    }

    private static Skill read(ResultSet rs) throws SQLException {
        return new Skill(
                new SkillId(rs.getString("id")),
                rs.getString("name"),
                rs.getString("name_zh"),
                Arrays.stream((String[]) rs.getArray("neighbours").getArray())
                        .map(SkillId::new)
                        .collect(Collectors.toUnmodifiableSet()),
                rs.getLong("revision"));
    }
}
