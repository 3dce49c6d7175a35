package io.pronto.conversation.channel.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.conversation.channel.Address;
import io.pronto.conversation.channel.ChannelThread;
import io.pronto.conversation.channel.Threads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Threads in PostgreSQL. */
final class PostgresThreads implements Threads {

    private static final String COLUMNS = "id, connection_id, thread_key, conversation_id, address_kind, address_value,"
            + " address_name, in_public, last_inbound_id, last_inbound_at, created_at";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM channel_thread WHERE ";

    private final JdbcClient jdbc;

    PostgresThreads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<ChannelThread> of(ConversationId conversation) {
        return jdbc.sql(SELECT + "conversation_id = ? ORDER BY last_inbound_at DESC, id DESC LIMIT 1")
                .param(conversation.value())
                .query(PostgresThreads::row)
                .optional();
    }

    @Override
    public Optional<ChannelThread> find(UUID id) {
        return jdbc.sql(SELECT + "id = ?").param(id).query(PostgresThreads::row).optional();
    }

    @Override
    public Optional<ChannelThread> newest(UUID connection, String key) {
        return jdbc.sql(SELECT + "connection_id = ? AND thread_key = ? ORDER BY created_at DESC, id DESC LIMIT 1")
                .param(connection)
                .param(key)
                .query(PostgresThreads::row)
                .optional();
    }

    @Override
    public ChannelThread touch(
            UUID freshId,
            UUID connection,
            String key,
            ConversationId conversation,
            Address address,
            boolean inPublic,
            @Nullable String lastInboundId,
            Instant lastInboundAt,
            Instant now) {
        // What was written earlier may come later: then it is not the newest.
        return jdbc.sql("""
                INSERT INTO channel_thread AS t (id, connection_id, thread_key, conversation_id, address_kind,
                    address_value, address_name, in_public, last_inbound_id, last_inbound_at, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (connection_id, thread_key, conversation_id) DO UPDATE SET
                    address_name = coalesce(excluded.address_name, t.address_name),
                    last_inbound_id = CASE WHEN excluded.last_inbound_at >= t.last_inbound_at
                        THEN excluded.last_inbound_id ELSE t.last_inbound_id END,
                    last_inbound_at = greatest(excluded.last_inbound_at, t.last_inbound_at)
                RETURNING\s""" + COLUMNS)
                .param(freshId)
                .param(connection)
                .param(key)
                .param(conversation.value())
                .param(address.kind())
                .param(address.value())
                .param(address.name())
                .param(inPublic)
                .param(lastInboundId)
                .param(lastInboundAt.atOffset(ZoneOffset.UTC))
                .param(now.atOffset(ZoneOffset.UTC))
                .query(PostgresThreads::row)
                .single();
    }

    private static ChannelThread row(ResultSet row, int number) throws SQLException {
        return new ChannelThread(
                row.getObject("id", UUID.class),
                row.getObject("connection_id", UUID.class),
                row.getString("thread_key"),
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                new Address(
                        row.getString("address_kind"), row.getString("address_value"), row.getString("address_name")),
                row.getBoolean("in_public"),
                row.getString("last_inbound_id"),
                row.getObject("last_inbound_at", OffsetDateTime.class).toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
