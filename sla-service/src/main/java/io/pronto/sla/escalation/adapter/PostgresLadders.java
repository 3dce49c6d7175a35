package io.pronto.sla.escalation.adapter;

import io.pronto.sla.escalation.Ladder;
import io.pronto.sla.escalation.Ladders;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Ladders as JSON, a row per version. */
final class PostgresLadders implements Ladders {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RowMapper<Ladder> row;

    PostgresLadders(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.row = (rs, i) -> json.readValue(rs.getString("definition"), Ladder.class);
    }

    @Override
    public List<Ladder> current() {
        return jdbc.sql("SELECT DISTINCT ON (id) definition FROM ladder WHERE in_use ORDER BY id, version DESC")
                .query(row)
                .list();
    }

    @Override
    public Optional<Ladder> current(String id) {
        return jdbc.sql("SELECT definition FROM ladder WHERE id = ? AND in_use ORDER BY version DESC LIMIT 1")
                .param(id)
                .query(row)
                .optional();
    }

    @Override
    public Optional<Ladder> version(String id, int version) {
        return jdbc.sql("SELECT definition FROM ladder WHERE id = ? AND version = ?")
                .params(id, version)
                .query(row)
                .optional();
    }

    @Override
    public int lastVersion(String id) {
        return jdbc.sql("SELECT coalesce(max(version), 0) FROM ladder WHERE id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    @Override
    public boolean add(Ladder ladder) {
        return jdbc.sql("""
                        INSERT INTO ladder (id, version, definition) VALUES (?, ?, CAST(? AS jsonb))
                        ON CONFLICT DO NOTHING""")
                        .params(ladder.id(), ladder.version(), json.writeValueAsString(ladder))
                        .update()
                > 0;
    }

    @Override
    public void delete(String id) {
        jdbc.sql("UPDATE ladder SET in_use = false WHERE id = ?").param(id).update();
    }
}
