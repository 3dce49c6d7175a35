package io.pronto.conversation.webhook.adapter;

import io.pronto.conversation.webhook.Delivery;
import io.pronto.conversation.webhook.Webhook;
import io.pronto.conversation.webhook.Webhooks;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Webhooks in PostgreSQL; a delivery that is being made is one that is due again only after its lease. */
final class PostgresWebhooks implements Webhooks {

    private static final String DELIVERY =
            "SELECT id, webhook_id, type, state, attempts, next_at, last_status, last_error,"
                    + " created_at, delivered_at FROM webhook_delivery WHERE ";

    private final JdbcClient jdbc;

    PostgresWebhooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    @Override
    public List<Webhook> all() {
        return jdbc.sql(
                        "SELECT id AS webhook_id, owner, url, events, active, secret, created_at FROM webhook ORDER BY id LIMIT ?")
                .param(Webhook.MOST)
                .query(PostgresWebhooks::webhook)
                .list();
    }

    @Override
    public void add(Webhook w) {
        jdbc.sql(
                        "INSERT INTO webhook (id, owner, url, events, active, secret, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .param(w.id())
                .param(w.owner())
                .param(w.url().toString())
                .param(w.events().stream().sorted().toArray(String[]::new))
                .param(w.active())
                .param(w.secret())
                .param(utc(w.createdAt()))
                .update();
    }

    @Override
    public void switchTo(UUID id, boolean active) {
        jdbc.sql("UPDATE webhook SET active = ? WHERE id = ?")
                .param(active)
                .param(id)
                .update();
    }

    @Override
    public void remove(UUID id) {
        jdbc.sql("DELETE FROM webhook WHERE id = ?").param(id).update();
    }

    @Override
    public void send(UUID delivery, UUID webhook, String type, String body, Instant at) {
        // The webhook may just have been removed: then nobody wants it any more.
        jdbc.sql("""
                INSERT INTO webhook_delivery (id, webhook_id, event_id, type, body, state, next_at, created_at)
                SELECT :id, w.id, :id, :type, :body, 'pending', :at, :at FROM webhook w WHERE w.id = :webhook""")
                .param("id", delivery)
                .param("webhook", webhook)
                .param("type", type)
                .param("body", body)
                .param("at", utc(at))
                .update();
    }

    @Override
    public List<Due> claim(Instant now, Instant until, int limit) {
        return jdbc.sql("""
                UPDATE webhook_delivery d SET next_at = :until
                FROM webhook w
                WHERE w.id = d.webhook_id AND d.id IN (
                    SELECT due.id FROM webhook_delivery due JOIN webhook ON webhook.id = due.webhook_id
                    WHERE due.next_at <= :now AND webhook.active ORDER BY due.next_at LIMIT :limit
                    FOR UPDATE OF due SKIP LOCKED)
                RETURNING d.id, d.type, d.body, d.attempts, w.id AS webhook_id, w.owner, w.url, w.events, w.active,
                    w.secret, w.created_at""")
                .param("until", utc(until))
                .param("now", utc(now))
                .param("limit", limit)
                .query((row, n) -> new Due(
                        row.getObject("id", UUID.class),
                        webhook(row, n),
                        row.getString("type"),
                        row.getString("body"),
                        row.getInt("attempts")))
                .list();
    }

    @Override
    public void delivered(UUID delivery, int status, Instant at) {
        jdbc.sql("""
                UPDATE webhook_delivery SET state = 'delivered', attempts = attempts + 1, next_at = NULL, last_status = ?,
                    last_error = NULL, delivered_at = ? WHERE id = ?""").param(status).param(utc(at)).param(delivery).update();
    }

    @Override
    public void failed(UUID delivery, @Nullable Integer status, String error, @Nullable Instant next) {
        jdbc.sql("""
                UPDATE webhook_delivery SET state = ?, attempts = attempts + 1, next_at = ?, last_status = ?,
                    last_error = ? WHERE id = ?""")
                .param(next == null ? "dead" : "pending")
                .param(next == null ? null : utc(next))
                .param(status)
                .param(error)
                .param(delivery)
                .update();
    }

    @Override
    public List<Delivery> deliveries(UUID webhook, @Nullable UUID before, int limit) {
        return jdbc.sql(
                        DELIVERY
                                + "webhook_id = :webhook AND (:before::uuid IS NULL OR id < :before) ORDER BY id DESC LIMIT :limit")
                .param("webhook", webhook)
                .param("before", before)
                .param("limit", limit)
                .query(PostgresWebhooks::delivery)
                .list();
    }

    @Override
    public Optional<Delivery> delivery(UUID id) {
        return jdbc.sql(DELIVERY + "id = ?")
                .param(id)
                .query(PostgresWebhooks::delivery)
                .optional();
    }

    @Override
    public void retry(UUID delivery, Instant at) {
        jdbc.sql("UPDATE webhook_delivery SET state = 'pending', attempts = 0, next_at = ? WHERE id = ?")
                .param(utc(at))
                .param(delivery)
                .update();
    }

    @Override
    public int forgetDelivered(Instant before) {
        return jdbc.sql("""
                DELETE FROM webhook_delivery WHERE id IN (
                    SELECT id FROM webhook_delivery WHERE state = 'delivered' AND delivered_at < ? LIMIT 1000)""").param(utc(before)).update();
    }

    private static Webhook webhook(ResultSet row, int number) throws SQLException {
        return new Webhook(
                row.getObject("webhook_id", UUID.class),
                row.getString("owner"),
                URI.create(row.getString("url")),
                Set.of((String[]) row.getArray("events").getArray()),
                row.getBoolean("active"),
                row.getString("secret"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        OffsetDateTime next = row.getObject("next_at", OffsetDateTime.class);
        OffsetDateTime delivered = row.getObject("delivered_at", OffsetDateTime.class);
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("webhook_id", UUID.class),
                row.getString("type"),
                Delivery.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                next == null ? null : next.toInstant(),
                row.getObject("last_status", Integer.class),
                row.getString("last_error"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                delivered == null ? null : delivered.toInstant());
    }
}
