package io.pronto.conversation.channel.adapter;

import io.pronto.contracts.QueueId;
import io.pronto.conversation.channel.Connection;
import io.pronto.conversation.channel.Connections;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Connections in PostgreSQL, their secrets encrypted. */
final class PostgresConnections implements Connections {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String SELECT =
            "SELECT id, kind, name, settings, secrets, enabled, with_bot, language, queue, created_at, revision"
                    + " FROM channel_connection WHERE removed_at IS NULL";

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final ObjectMapper json;

    PostgresConnections(JdbcClient jdbc, SecretBox box, ObjectMapper json) {
        this.jdbc = jdbc;
        this.box = box;
        this.json = json;
    }

    @Override
    public List<Connection> all() {
        return jdbc.sql(SELECT + " ORDER BY lower(name), id LIMIT ?")
                .param(Connection.MOST)
                .query(this::row)
                .list();
    }

    @Override
    public Optional<Connection> find(UUID id) {
        return jdbc.sql(SELECT + " AND id = ?").param(id).query(this::row).optional();
    }

    @Override
    public void add(Connection c) {
        jdbc.sql("""
                INSERT INTO channel_connection (id, kind, name, settings, secrets, enabled, with_bot, language, queue,
                    created_at, revision)
                VALUES (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)""")
                .param(c.id())
                .param(c.kind())
                .param(c.name())
                .param(json.writeValueAsString(c.settings()))
                .param(box.shut(c.id(), c.secrets()))
                .param(c.enabled())
                .param(c.withBot())
                .param(c.language())
                .param(c.queue() == null ? null : c.queue().value())
                .param(c.createdAt().atOffset(ZoneOffset.UTC))
                .param(c.revision())
                .update();
    }

    @Override
    public boolean update(Connection c) {
        return jdbc.sql("""
                UPDATE channel_connection SET name = ?, settings = ?::jsonb, secrets = ?, enabled = ?, with_bot = ?,
                    language = ?, queue = ?, revision = revision + 1
                WHERE id = ? AND revision = ? AND removed_at IS NULL""")
                        .param(c.name())
                        .param(json.writeValueAsString(c.settings()))
                        .param(box.shut(c.id(), c.secrets()))
                        .param(c.enabled())
                        .param(c.withBot())
                        .param(c.language())
                        .param(c.queue() == null ? null : c.queue().value())
                        .param(c.id())
                        .param(c.revision())
                        .update()
                == 1;
    }

    @Override
    public void remove(UUID id) {
        jdbc.sql("UPDATE channel_connection SET removed_at = now(), enabled = false, secrets = NULL WHERE id = ?")
                .param(id)
                .update();
        // Nobody will send them any more, and whoever wrote them shall see that.
        jdbc.sql("""
                UPDATE channel_delivery SET progress = 'FAILED', next_at = NULL, problem = 'connection-removed:'
                WHERE connection_id = ? AND progress = 'QUEUED'""").param(id).update();
        jdbc.sql("DELETE FROM channel_gate WHERE connection_id = ?").param(id).update();
    }

    private Connection row(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String queue = row.getString("queue");
        return new Connection(
                id,
                row.getString("kind"),
                row.getString("name"),
                json.readValue(row.getString("settings"), TEXTS),
                box.open(id, row.getBytes("secrets")),
                row.getBoolean("enabled"),
                row.getBoolean("with_bot"),
                row.getString("language"),
                queue == null ? null : new QueueId(queue),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("revision"));
    }
}
