package io.pronto.routing.queue.adapter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.pronto.contracts.Channel;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.queue.Order;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.queue.Queues;
import io.pronto.routing.queue.Ring;
import io.pronto.routing.queue.Weights;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/** Queues in the table {@code queue}. */
@Repository
class PostgresQueues implements Queues {
    /** How the stored rules tell which of the kinds they are of. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface ByKind {
        /** Told by the kind. */
        @JsonIgnore
        String code();
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PostgresQueues(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json.rebuild()
                .addMixIn(Order.class, ByKind.class)
                .addMixIn(Ring.Reach.class, ByKind.class)
                .registerSubtypes(
                        new NamedType(Order.Fifo.class, "fifo"),
                        new NamedType(Order.PriorityFirst.class, "priority"),
                        new NamedType(Order.DeadlineAware.class, "deadline-aware"),
                        new NamedType(Ring.Reach.OwnTeams.class, "own-teams"),
                        new NamedType(Ring.Reach.AlsoTeams.class, "also-teams"),
                        new NamedType(Ring.Reach.EveryTeam.class, "every-team"))
                .build();
    }

    @Override
    public Optional<Queue> find(QueueId id) {
        return jdbc.sql("SELECT * FROM queue WHERE id = :id")
                .param("id", id.value())
                .query((rs, i) -> read(rs))
                .optional();
    }

    @Override
    public List<Queue> all() {
        return jdbc.sql("SELECT * FROM queue ORDER BY id COLLATE \"C\"")
                .query((rs, i) -> read(rs))
                .list();
    }

    @Override
    public void save(Queue queue) {
        jdbc.sql("""
                        INSERT INTO queue (id, name, name_zh, required_skills, languages, topics, offer_seconds, weights, active,
                                           rules, revision)
                        VALUES (:id, :name, :nameZh, CAST(:requiredSkills AS jsonb), :languages, :topics, :offerSeconds,
                                CAST(:weights AS jsonb), :active, CAST(:rules AS jsonb), 1)
                        ON CONFLICT (id) DO UPDATE SET
                            name = excluded.name, name_zh = excluded.name_zh, required_skills = excluded.required_skills,
                            languages = excluded.languages, topics = excluded.topics,
                            offer_seconds = excluded.offer_seconds, weights = excluded.weights, active = excluded.active,
                            rules = excluded.rules, revision = queue.revision + 1""")
                .param("id", queue.id().value())
                .param("name", queue.name())
                .param("nameZh", queue.nameZh())
                .param("requiredSkills", json.writeValueAsString(queue.requiredSkills()))
                .param("languages", queue.languages().stream().sorted().toArray(String[]::new))
                .param("topics", queue.topics().stream().sorted().toArray(String[]::new))
                .param("offerSeconds", queue.offerTime().toSeconds())
                .param("weights", json.writeValueAsString(queue.weights().overrides()))
                .param("active", queue.active())
                .param("rules", json.writeValueAsString(queue.rules()))
                .update();
    }

    @Override
    public long revision(QueueId id) {
        return jdbc.sql("SELECT revision FROM queue WHERE id = :id")
                .param("id", id.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    @Override
    public boolean remove(QueueId id) {
        return jdbc.sql("DELETE FROM queue WHERE id = :id")
                        .param("id", id.value())
                        .update()
                > 0;
    }

    private Queue read(ResultSet rs) throws SQLException {
        List<SkillNeed> required = json.readValue(rs.getString("required_skills"), new TypeReference<>() {});
        Map<Channel, Integer> weights = json.readValue(rs.getString("weights"), new TypeReference<>() {});
        String rules = rs.getString("rules");
        return new Queue(
                new QueueId(rs.getString("id")),
                rs.getString("name"),
                rs.getString("name_zh"),
                required,
                Set.of((String[]) rs.getArray("languages").getArray()),
                Set.of((String[]) rs.getArray("topics").getArray()),
                Duration.ofSeconds(rs.getInt("offer_seconds")),
                new Weights(weights),
                rs.getBoolean("active"),
                rules == null ? QueueRules.USUAL : json.readValue(rules, QueueRules.class));
    }
}
