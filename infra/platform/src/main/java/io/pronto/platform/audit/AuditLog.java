package io.pronto.platform.audit;

import io.pronto.platform.security.Actor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who changed what, written in the transaction of the change. Read by administrators at {@code /api/v1/<service>/audit}. */
public final class AuditLog {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditLog(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** An entry as administrators see it. @param id rising with time @param actor the actor's id */
    record Entry(
            long id, Instant at, String actor, String actorName, String action, String subject, JsonNode details) {}

    /**
     * Writes an entry.
     *
     * @param action what was done, as {@code queue.changed}; stable, for filters
     * @param subject what it was done to, as {@code queue:billing}
     * @param details what is worth knowing later; no secrets, no message texts
     * @throws IllegalStateException outside a transaction
     */
    public void record(Actor actor, Instant at, String action, String subject, Map<String, ?> details) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Audit entry " + action + " on " + subject
                    + " was recorded outside a transaction. Record it in the one that makes the change.");
        }
        jdbc.sql("""
                        INSERT INTO audit_entry (at, actor, actor_name, action, subject, details)
                        VALUES (:at, :actor, :name, :action, :subject, CAST(:details AS jsonb))""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("actor", actor.id())
                .param("name", actor.name())
                .param("action", action)
                .param("subject", subject)
                .param("details", json.writeValueAsString(details))
                .update();
    }

    /** The newest entries first. @param before the last id already seen */
    List<Entry> list(@Nullable String actor, @Nullable String subject, @Nullable Long before, int limit) {
        return jdbc.sql("""
                        SELECT id, at, actor, actor_name, action, subject, details FROM audit_entry
                        WHERE id < :before
                          AND (CAST(:actor AS text) IS NULL OR actor = :actor)
                          AND (CAST(:subject AS text) IS NULL OR subject = :subject)
                        ORDER BY id DESC LIMIT :limit""")
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("actor", actor)
                .param("subject", subject)
                .param("limit", limit)
                .query((rs, i) -> new Entry(
                        rs.getLong("id"),
                        rs.getObject("at", OffsetDateTime.class).toInstant(),
                        rs.getString("actor"),
                        rs.getString("actor_name"),
                        rs.getString("action"),
                        rs.getString("subject"),
                        json.readTree(rs.getString("details"))))
                .list();
    }
}
