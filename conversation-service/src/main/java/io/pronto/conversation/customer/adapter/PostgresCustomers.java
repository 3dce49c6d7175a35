package io.pronto.conversation.customer.adapter;

import io.pronto.contracts.CustomerId;
import io.pronto.contracts.Tier;
import io.pronto.conversation.customer.Customer;
import io.pronto.conversation.customer.Customers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers in PostgreSQL. No owner is the empty text there, so that unique means unique. */
final class PostgresCustomers implements Customers {

    private static final String SELECT =
            "SELECT id, name, email, tier, language, external_id, owner, created_at, revision FROM customer WHERE ";

    private final JdbcClient jdbc;

    PostgresCustomers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Customer> find(CustomerId id) {
        return jdbc.sql(SELECT + "id = ?")
                .param(id.value())
                .query(PostgresCustomers::row)
                .optional();
    }

    @Override
    public Optional<Customer> findExternal(@Nullable String owner, String externalId) {
        return jdbc.sql(SELECT + "owner = ? AND external_id = ?")
                .param(Objects.requireNonNullElse(owner, ""))
                .param(externalId)
                .query(PostgresCustomers::row)
                .optional();
    }

    @Override
    public Optional<Customer> findBySecret(byte[] secretHash) {
        return jdbc.sql(SELECT + "secret_hash = ?")
                .param(secretHash)
                .query(PostgresCustomers::row)
                .optional();
    }

    @Override
    public boolean add(Customer c, byte @Nullable [] secretHash) {
        return jdbc.sql("""
                INSERT INTO customer
                    (id, name, email, tier, language, external_id, owner, secret_hash, created_at, revision)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (owner, external_id) WHERE external_id IS NOT NULL DO NOTHING""")
                        .param(c.id().value())
                        .param(c.name())
                        .param(c.email())
                        .param(c.tier().name())
                        .param(c.language())
                        .param(c.externalId())
                        .param(Objects.requireNonNullElse(c.owner(), ""))
                        .param(secretHash)
                        .param(c.createdAt().atOffset(ZoneOffset.UTC))
                        .param(c.revision())
                        .update()
                == 1;
    }

    @Override
    public void keepSecret(CustomerId id, byte[] secretHash) {
        jdbc.sql("UPDATE customer SET secret_hash = ? WHERE id = ?")
                .param(secretHash)
                .param(id.value())
                .update();
    }

    @Override
    public boolean update(Customer c) {
        return jdbc.sql("""
                UPDATE customer SET name = ?, email = ?, tier = ?, language = ?, revision = revision + 1
                WHERE id = ? AND revision = ?""")
                        .param(c.name())
                        .param(c.email())
                        .param(c.tier().name())
                        .param(c.language())
                        .param(c.id().value())
                        .param(c.revision())
                        .update()
                == 1;
    }

    @Override
    public List<Customer> list(
            @Nullable String owner, boolean everybodys, @Nullable String text, @Nullable UUID before, int limit) {
        Map<String, @Nullable Object> params = new HashMap<>();
        StringBuilder sql = new StringBuilder(SELECT).append("true");
        if (!everybodys) {
            sql.append(" AND owner = :owner");
            params.put("owner", Objects.requireNonNullElse(owner, ""));
        }
        if (text != null && !text.isBlank()) {
            sql.append(" AND (name ILIKE :like OR email ILIKE :like OR external_id = :text)");
            params.put("text", text.strip());
            params.put("like", "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        if (before != null) {
            sql.append(" AND id < :before");
            params.put("before", before);
        }
        params.put("limit", limit);
        return jdbc.sql(sql.append(" ORDER BY id DESC LIMIT :limit").toString())
                .params(params)
                .query(PostgresCustomers::row)
                .list();
    }

    @Override
    public void seen(List<CustomerId> ids, Instant at) {
        jdbc.sql("""
                INSERT INTO visitor_seen (customer_id, at)
                SELECT id, ? FROM customer WHERE id = ANY (?::uuid[]) ORDER BY id
                ON CONFLICT (customer_id) DO UPDATE SET at = greatest(visitor_seen.at, excluded.at)""")
                .param(at.atOffset(ZoneOffset.UTC))
                .param(ids.stream().map(CustomerId::value).toArray(UUID[]::new))
                .update();
    }

    @Override
    public Optional<Instant> lastSeen(CustomerId id) {
        return jdbc.sql("SELECT at FROM visitor_seen WHERE customer_id = ?")
                .param(id.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private static Customer row(ResultSet row, int number) throws SQLException {
        String owner = row.getString("owner");
        return new Customer(
                new CustomerId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("email"),
                Tier.valueOf(row.getString("tier")),
                row.getString("language"),
                row.getString("external_id"),
                owner.isEmpty() ? null : owner,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("revision"));
    }
}
