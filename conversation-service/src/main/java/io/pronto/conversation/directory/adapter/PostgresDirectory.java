package io.pronto.conversation.directory.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.OpeningHours;
import io.pronto.contracts.Presence;
import io.pronto.contracts.QueueId;
import io.pronto.conversation.directory.Directory;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

/** Names in two small tables. */
final class PostgresDirectory implements Directory {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    PostgresDirectory(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Optional<String> nameOf(AgentId agent) {
        return jdbc.sql("SELECT name FROM agent WHERE id = ?")
                .param(agent.value())
                .query(String.class)
                .optional();
    }

    @Override
    public void agent(AgentId agent, String username, String name, boolean active, Instant at) {
        jdbc.sql("""
                INSERT INTO agent (id, username, name, active, changed_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET username = excluded.username, name = excluded.name,
                    active = excluded.active, changed_at = excluded.changed_at
                WHERE agent.changed_at <= excluded.changed_at""")
                .param(agent.value())
                .param(username)
                .param(name)
                .param(active)
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void presence(AgentId agent, Presence presence) {
        jdbc.sql("UPDATE agent SET presence = ? WHERE id = ?")
                .param(presence.name())
                .param(agent.value())
                .update();
    }

    @Override
    public boolean anybodyWorks() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM agent WHERE active AND presence <> 'OFFLINE')")
                .query(Boolean.class)
                .single();
    }

    @Override
    public void queue(
            QueueId queue, String name, String nameZh, boolean active, @Nullable OpeningHours hours, Instant at) {
        jdbc.sql("""
                INSERT INTO queue (id, name, name_zh, active, hours, changed_at) VALUES (?, ?, ?, ?, ?::jsonb, ?)
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_zh = excluded.name_zh,
                    active = excluded.active, hours = excluded.hours, changed_at = excluded.changed_at
                WHERE queue.changed_at <= excluded.changed_at""")
                .param(queue.value())
                .param(name)
                .param(nameZh)
                .param(active)
                .param(new SqlParameterValue(Types.VARCHAR, hours == null ? null : json.writeValueAsString(hours)))
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Optional<OpeningHours> hoursOf(QueueId queue) {
        return jdbc.sql("SELECT hours FROM queue WHERE id = ? AND hours IS NOT NULL")
                .param(queue.value())
                .query(String.class)
                .optional()
                .map(hours -> json.readValue(hours, OpeningHours.class));
    }
}
