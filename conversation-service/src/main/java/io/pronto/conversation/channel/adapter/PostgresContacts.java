package io.pronto.conversation.channel.adapter;

import io.pronto.contracts.CustomerId;
import io.pronto.conversation.channel.Address;
import io.pronto.conversation.channel.Contacts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Addresses in PostgreSQL. */
final class PostgresContacts implements Contacts {

    private final JdbcClient jdbc;

    PostgresContacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<CustomerId> of(Address address) {
        return jdbc.sql("SELECT customer_id FROM channel_contact WHERE kind = ? AND value = ?")
                .param(address.kind())
                .param(address.value())
                .query((row, _) -> new CustomerId(row.getObject(1, UUID.class)))
                .optional();
    }

    @Override
    public CustomerId remember(Address address, CustomerId customer, Instant at) {
        int added = jdbc.sql("""
                INSERT INTO channel_contact (kind, value, customer_id, name, created_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (kind, value) DO NOTHING""")
                .param(address.kind())
                .param(address.value())
                .param(customer.value())
                .param(address.name())
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
        return added == 1 ? customer : of(address).orElse(customer);
    }
}
