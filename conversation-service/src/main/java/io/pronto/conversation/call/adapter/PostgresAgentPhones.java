package io.pronto.conversation.call.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.conversation.call.AgentPhones;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Agents' telephones in PostgreSQL. */
final class PostgresAgentPhones implements AgentPhones {
    private final JdbcClient jdbc;

    PostgresAgentPhones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<AgentPhone> of(AgentId agent) {
        return jdbc.sql("SELECT kind, address, rings FROM agent_phone WHERE agent = ?")
                .param(agent.value())
                .query((row, _) -> new AgentPhone(
                        Kind.valueOf(row.getString("kind")), row.getString("address"), row.getBoolean("rings")))
                .optional();
    }

    @Override
    public void keep(AgentId agent, @Nullable AgentPhone phone, Instant at) {
        if (phone == null) {
            jdbc.sql("DELETE FROM agent_phone WHERE agent = ?")
                    .param(agent.value())
                    .update();
            return;
        }
        jdbc.sql("""
                INSERT INTO agent_phone (agent, kind, address, rings, changed_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (agent) DO UPDATE
                    SET kind = excluded.kind, address = excluded.address, rings = excluded.rings, changed_at = excluded.changed_at""")
                .param(agent.value())
                .param(phone.kind().name())
                .param(phone.address())
                .param(phone.rings())
                .param(CallRows.utc(at))
                .update();
    }
}
