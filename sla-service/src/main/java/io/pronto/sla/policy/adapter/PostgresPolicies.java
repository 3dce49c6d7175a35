package io.pronto.sla.policy.adapter;

import io.pronto.sla.policy.Policies;
import io.pronto.sla.policy.SlaPolicy;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Policies as JSON, a row per version. */
final class PostgresPolicies implements Policies {
    private static final int MAX_VERSIONS = 100;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RowMapper<SlaPolicy> row;

    PostgresPolicies(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.row = (rs, i) -> json.readValue(rs.getString("definition"), SlaPolicy.class);
    }

    @Override
    public List<SlaPolicy> current() {
        return jdbc.sql("SELECT DISTINCT ON (id) definition FROM policy ORDER BY id, version DESC")
                .query(row)
                .list();
    }

    @Override
    public Optional<SlaPolicy> current(String id) {
        return jdbc.sql("SELECT definition FROM policy WHERE id = ? ORDER BY version DESC LIMIT 1")
                .param(id)
                .query(row)
                .optional();
    }

    @Override
    public List<SlaPolicy> versions(String id) {
        return jdbc.sql("SELECT definition FROM policy WHERE id = ? ORDER BY version DESC LIMIT ?")
                .params(id, MAX_VERSIONS)
                .query(row)
                .list();
    }

    @Override
    public boolean add(SlaPolicy policy) {
        return jdbc.sql("""
                        INSERT INTO policy (id, version, definition) VALUES (?, ?, CAST(? AS jsonb))
                        ON CONFLICT DO NOTHING""")
                        .params(policy.id(), policy.version(), json.writeValueAsString(policy))
                        .update()
                > 0;
    }
}
