package io.pronto.conversation.call.adapter;

import io.pronto.conversation.call.Menu;
import io.pronto.conversation.call.Menus;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

/** Menus in PostgreSQL. */
final class PostgresMenus implements Menus {
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    PostgresMenus(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Kept of(UUID connection) {
        return jdbc.sql("SELECT menu, revision FROM call_menu WHERE connection_id = ?")
                .param(connection)
                .query((row, _) -> new Kept(json.readValue(row.getString("menu"), Menu.class), row.getLong("revision")))
                .optional()
                .orElseGet(() -> new Kept(Menu.SHIPPED, 0));
    }

    @Override
    public Optional<Long> keep(UUID connection, Menu menu, long revision, Instant at) {
        return jdbc.sql("""
                        INSERT INTO call_menu (connection_id, menu, revision, changed_at)
                        SELECT :connection, :menu::jsonb, 1, :at
                        WHERE :revision = 0 OR EXISTS (SELECT 1 FROM call_menu WHERE connection_id = :connection)
                        ON CONFLICT (connection_id) DO UPDATE
                            SET menu = excluded.menu, revision = call_menu.revision + 1, changed_at = excluded.changed_at
                            WHERE call_menu.revision = :revision
                        RETURNING revision""")
                .param("connection", connection)
                .param("menu", json.writeValueAsString(menu))
                .param("at", CallRows.utc(at))
                .param("revision", revision)
                .query(Long.class)
                .optional();
    }
}
