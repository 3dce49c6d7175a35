package io.pronto.routing.agent.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Presence;
import io.pronto.contracts.SkillId;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.agent.Agents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Agents in the table {@code agent}. */
@Repository
class PostgresAgents implements Agents {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    PostgresAgents(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Optional<Agent> find(AgentId id) {
        return jdbc.sql("SELECT * FROM agent WHERE id = :id")
                .param("id", id.value())
                .query((rs, i) -> read(rs))
                .optional();
    }

    @Override
    public List<Agent> active() {
        return jdbc.sql("SELECT * FROM agent WHERE active ORDER BY id COLLATE \"C\"")
                .query((rs, i) -> read(rs))
                .list();
    }

    @Override
    public void save(Agent agent) {
        Map<String, Integer> skills = new TreeMap<>();
        agent.skills().forEach((skill, level) -> skills.put(skill.value(), level));
        jdbc.sql("""
                        INSERT INTO agent (id, username, name, languages, skills, capacity, presence, presence_since, active,
                                           last_given_work_at)
                        VALUES (:id, :username, :name, :languages, CAST(:skills AS jsonb), :capacity, :presence,
                                :presenceSince, :active, :lastGivenWorkAt)
                        ON CONFLICT (id) DO UPDATE SET
                            username = excluded.username, name = excluded.name, languages = excluded.languages,
                            skills = excluded.skills, capacity = excluded.capacity, presence = excluded.presence,
                            presence_since = excluded.presence_since, active = excluded.active,
                            last_given_work_at = excluded.last_given_work_at""")
                .param("id", agent.id().value())
                .param("username", agent.username())
                .param("name", agent.name())
                .param("languages", agent.languages().stream().sorted().toArray(String[]::new))
                .param("skills", json.writeValueAsString(skills))
                .param("capacity", agent.capacity())
                .param("presence", agent.presence().name())
                .param("presenceSince", agent.presenceSince().atOffset(ZoneOffset.UTC))
                .param("active", agent.active())
                .param("lastGivenWorkAt", agent.lastGivenWorkAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Agent read(ResultSet rs) throws SQLException {
        Map<String, Integer> stored = json.readValue(rs.getString("skills"), new TypeReference<>() {});
        Map<SkillId, Integer> skills = new HashMap<>();
        stored.forEach((skill, level) -> skills.put(new SkillId(skill), level));
        return new Agent(
                new AgentId(rs.getString("id")),
                rs.getString("username"),
                rs.getString("name"),
                Set.of((String[]) rs.getArray("languages").getArray()),
                skills,
                rs.getInt("capacity"),
                Presence.valueOf(rs.getString("presence")),
                rs.getObject("presence_since", OffsetDateTime.class).toInstant(),
                rs.getBoolean("active"),
                rs.getObject("last_given_work_at", OffsetDateTime.class).toInstant());
    }
}
