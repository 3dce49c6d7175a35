package io.pronto.sla.calendar.adapter;

import io.pronto.sla.calendar.CalendarDefinition;
import io.pronto.sla.calendar.Calendars;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Calendars as JSON, a row per version. */
final class PostgresCalendars implements Calendars {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RowMapper<Versioned> row;

    PostgresCalendars(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.row = (rs, i) -> new Versioned(
                rs.getInt("version"), json.readValue(rs.getString("definition"), CalendarDefinition.class));
    }

    @Override
    public List<Versioned> current() {
        return jdbc.sql("SELECT DISTINCT ON (id) version, definition FROM calendar ORDER BY id, version DESC")
                .query(row)
                .list();
    }

    @Override
    public Optional<Versioned> current(String id) {
        return jdbc.sql("SELECT version, definition FROM calendar WHERE id = ? ORDER BY version DESC LIMIT 1")
                .param(id)
                .query(row)
                .optional();
    }

    @Override
    public Optional<Versioned> version(String id, int version) {
        return jdbc.sql("SELECT version, definition FROM calendar WHERE id = ? AND version = ?")
                .params(id, version)
                .query(row)
                .optional();
    }

    @Override
    public boolean add(Versioned calendar) {
        return jdbc.sql("""
                        INSERT INTO calendar (id, version, definition) VALUES (?, ?, CAST(? AS jsonb))
                        ON CONFLICT DO NOTHING""")
                        .params(
                                calendar.definition().id(),
                                calendar.version(),
                                json.writeValueAsString(calendar.definition()))
                        .update()
                > 0;
    }
}
