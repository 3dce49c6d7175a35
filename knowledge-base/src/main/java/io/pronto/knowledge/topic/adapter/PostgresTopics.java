package io.pronto.knowledge.topic.adapter;

import io.pronto.knowledge.topic.Topic;
import io.pronto.knowledge.topic.Topics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Topics in the table {@code topic}. */
final class PostgresTopics implements Topics {
    private final JdbcClient jdbc;

    PostgresTopics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Topic> all() {
        return jdbc.sql("SELECT * FROM topic ORDER BY key COLLATE \"C\" LIMIT " + Topic.MOST)
                .query((rs, i) -> read(rs))
                .list();
    }

    @Override
    public Optional<Topic> find(String key) {
        return jdbc.sql("SELECT * FROM topic WHERE key = :key")
                .param("key", key)
                .query((rs, i) -> read(rs))
                .optional();
    }

    @Override
    public void save(Topic topic) {
        jdbc.sql("""
                        INSERT INTO topic (key, name, name_zh, examples, active, revision)
                        VALUES (:key, :name, :nameZh, :examples, :active, :revision)
                        ON CONFLICT (key) DO UPDATE SET name = excluded.name, name_zh = excluded.name_zh,
                            examples = excluded.examples, active = excluded.active, revision = excluded.revision""")
                .param("key", topic.key())
                .param("name", topic.name())
                .param("nameZh", topic.nameZh())
                .param("examples", topic.examples().toArray(String[]::new))
                .param("active", topic.active())
                .param("revision", topic.revision())
                .update();
    }

    @Override
    public boolean remove(String key) {
        return jdbc.sql("DELETE FROM topic WHERE key = :key").param("key", key).update() > 0;
    }

    private static Topic read(ResultSet rs) throws SQLException {
        return new Topic(
                rs.getString("key"),
                rs.getString("name"),
                rs.getString("name_zh"),
                List.of((String[]) rs.getArray("examples").getArray()),
                rs.getBoolean("active"),
                rs.getLong("revision"));
    }
}
