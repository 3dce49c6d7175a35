package io.pronto.conversation.identity.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.CustomerId;
import io.pronto.conversation.channel.Address;
import io.pronto.conversation.identity.Identities;
import io.pronto.conversation.identity.Identity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Who is the same person, in PostgreSQL: customers that have the same leader. */
final class PostgresIdentities implements Identities {
    private static final TypeReference<List<Address>> ADDRESSES = new TypeReference<>() {};
    private static final String IDENTITY = """
            SELECT c.id, c.name, c.email, c.external_id, c.owner, c.created_at,
                (SELECT coalesce(json_agg(json_build_object('kind', a.kind, 'value', a.value, 'name', a.name)
                    ORDER BY a.created_at), '[]') FROM channel_contact a WHERE a.customer_id = c.id) AS addresses
            FROM customer c WHERE\s""";
    private static final String PERSON =
            "coalesce(c.person, c.id) = (SELECT coalesce(p.person, p.id) FROM customer p WHERE p.id = :id)";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;

    PostgresIdentities(JdbcClient jdbc, TransactionTemplate transaction, ObjectMapper json) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
    }

    @Override
    public List<Identity> of(CustomerId customer) {
        return jdbc.sql(IDENTITY + PERSON + " ORDER BY c.created_at, c.id LIMIT " + MOST)
                .param("id", customer.value())
                .query(this::identity)
                .list();
    }

    @Override
    public List<Identity> candidates(CustomerId customer) {
        return jdbc.sql("WITH mine AS (SELECT c.id, c.name, c.email FROM customer c WHERE " + PERSON + ") "
                        + IDENTITY
                        + """
                        NOT (%s) AND c.id IN (
                            (SELECT o.id FROM customer o JOIN mine ON lower(o.email) = lower(mine.email) LIMIT 20)
                            UNION (SELECT a.customer_id FROM channel_contact a JOIN mine
                                ON a.kind = 'email' AND a.value = lower(mine.email) LIMIT 20)
                            UNION (SELECT o.id FROM customer o
                                JOIN channel_contact a ON a.kind = 'email' AND lower(o.email) = a.value
                                JOIN mine ON a.customer_id = mine.id LIMIT 20)
                            UNION (SELECT o.id FROM customer o JOIN mine ON lower(o.name) = lower(mine.name) LIMIT 20))
                        ORDER BY c.created_at DESC, c.id LIMIT 10""".formatted(PERSON))
                .param("id", customer.value())
                .query(this::identity)
                .list();
    }

    @Override
    public Outcome merge(UUID id, CustomerId kept, CustomerId other, @Nullable String reason, AgentId by, Instant at) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            // In the order of their ids, so that two who merge the same two wait for each other.
            int there = jdbc.sql("SELECT id FROM customer WHERE id IN (?, ?) ORDER BY id FOR UPDATE")
                    .param(kept.value())
                    .param(other.value())
                    .query(UUID.class)
                    .list()
                    .size();
            if (there < 2) {
                return kept.equals(other) && there == 1 ? new Already() : new Unknown();
            }
            UUID leader = leader(kept);
            UUID merged = leader(other);
            if (leader.equals(merged)) {
                return new Already();
            }
            List<UUID> moved = group(merged);
            if (moved.size() + group(leader).size() > MOST) {
                return new TooMany();
            }
            jdbc.sql("UPDATE customer SET person = ? WHERE id = ANY (?)")
                    .param(leader)
                    .param(moved.toArray(UUID[]::new))
                    .update();
            jdbc.sql("""
                    INSERT INTO customer_merge (id, kept, merged, moved, reason, by_agent, at) VALUES (?, ?, ?, ?, ?, ?, ?)""")
                    .param(id)
                    .param(leader)
                    .param(merged)
                    .param(moved.toArray(UUID[]::new))
                    .param(reason)
                    .param(by.value())
                    .param(at.atOffset(ZoneOffset.UTC))
                    .update();
            return new Kept(find(id).orElseThrow());
        }));
    }

    private UUID leader(CustomerId customer) {
        return jdbc.sql("SELECT coalesce(person, id) FROM customer WHERE id = ?")
                .param(customer.value())
                .query(UUID.class)
                .single();
    }

    private List<UUID> group(UUID leader) {
        return jdbc.sql("SELECT id FROM customer WHERE coalesce(person, id) = ? ORDER BY id FOR UPDATE")
                .param(leader)
                .query((row, _) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
    }

    @Override
    public Outcome split(UUID merge, CustomerId of, AgentId by, Instant at) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            Merge found = jdbc.sql("SELECT * FROM customer_merge WHERE id = ? FOR UPDATE")
                    .param(merge)
                    .query(PostgresIdentities::merge)
                    .optional()
                    .orElse(null);
            boolean hers =
                    found != null && of(of).stream().anyMatch(i -> i.customer().equals(found.merged()));
            if (found == null || !hers && found.undoneAt() == null) {
                return new Unknown();
            }
            if (found.undoneAt() != null) {
                return new Already();
            }
            UUID leader = leader(found.merged());
            // Who was told apart by undoing another merge stays apart.
            UUID[] moved = found.moved().stream().map(CustomerId::value).toArray(UUID[]::new);
            jdbc.sql("UPDATE customer SET person = CASE WHEN id = ? THEN NULL ELSE ? END"
                            + " WHERE id = ANY (?) AND coalesce(person, id) = ?")
                    .param(found.merged().value())
                    .param(found.merged().value())
                    .param(moved)
                    .param(leader)
                    .update();
            jdbc.sql("UPDATE customer_merge SET undone_by = ?, undone_at = ? WHERE id = ?")
                    .param(by.value())
                    .param(at.atOffset(ZoneOffset.UTC))
                    .param(merge)
                    .update();
            return new Kept(find(merge).orElseThrow());
        }));
    }

    @Override
    public List<Merge> history(CustomerId customer) {
        return jdbc.sql("""
                        SELECT m.* FROM customer_merge m WHERE EXISTS (SELECT 1 FROM customer c WHERE %s
                            AND (c.id = m.kept OR c.id = m.merged))
                        ORDER BY m.at DESC, m.id DESC LIMIT 50""".formatted(PERSON))
                .param("id", customer.value())
                .query(PostgresIdentities::merge)
                .list();
    }

    @Override
    public Optional<Merge> find(UUID merge) {
        return jdbc.sql("SELECT * FROM customer_merge WHERE id = ?")
                .param(merge)
                .query(PostgresIdentities::merge)
                .optional();
    }

    private Identity identity(ResultSet row, int number) throws SQLException {
        String externalId = row.getString("external_id");
        return new Identity(
                new CustomerId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("email"),
                externalId,
                externalId != null && row.getString("owner").isEmpty(),
                json.readValue(row.getString("addresses"), ADDRESSES),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static Merge merge(ResultSet row, int number) throws SQLException {
        String undoneBy = row.getString("undone_by");
        OffsetDateTime undoneAt = row.getObject("undone_at", OffsetDateTime.class);
        return new Merge(
                row.getObject("id", UUID.class),
                new CustomerId(row.getObject("kept", UUID.class)),
                new CustomerId(row.getObject("merged", UUID.class)),
                Arrays.stream((UUID[]) row.getArray("moved").getArray())
                        .map(CustomerId::new)
                        .toList(),
                row.getString("reason"),
                new AgentId(row.getString("by_agent")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                undoneBy == null ? null : new AgentId(undoneBy),
                undoneAt == null ? null : undoneAt.toInstant());
    }
}
