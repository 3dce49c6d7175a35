package io.pronto.routing.offer.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.QueueId;
import io.pronto.platform.batch.BatchedWrites;
import io.pronto.routing.offer.OfferRecord;
import io.pronto.routing.offer.OfferRecord.Ending;
import io.pronto.routing.offer.OfferRecord.Result;
import io.pronto.routing.offer.Offers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Offers in the table {@code offer}. */
@Repository
class PostgresOffers implements Offers {
    private static final String SAVE = """
            INSERT INTO offer (id, conversation, agent, queue, reasons, offered_at, expires_at, result, reason, ended_at)
            VALUES (:id, :conversation, :agent, :queue, :reasons, :offeredAt, :expiresAt, :result, :reason,
                    CAST(:endedAt AS timestamptz))
            ON CONFLICT (id) DO UPDATE SET
                result = excluded.result, reason = excluded.reason, ended_at = excluded.ended_at""";

    private final JdbcClient jdbc;
    private final BatchedWrites writes;

    PostgresOffers(JdbcClient jdbc, BatchedWrites writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    /** Sees also what the running transaction has written. */
    private JdbcClient.StatementSpec read(String sql) {
        writes.flush();
        return jdbc.sql(sql);
    }

    @Override
    public Optional<OfferRecord> find(OfferId id) {
        writes.flush(SAVE, id);
        return jdbc.sql("SELECT * FROM offer WHERE id = :id")
                .param("id", id.value())
                .query((rs, i) -> read(rs))
                .optional();
    }

    @Override
    public List<OfferRecord> openOf(AgentId agent) {
        return read("SELECT * FROM offer WHERE agent = :agent AND result IS NULL ORDER BY expires_at, id")
                .param("agent", agent.value())
                .query((rs, i) -> read(rs))
                .list();
    }

    @Override
    public List<OfferRecord> open() {
        return read("SELECT * FROM offer WHERE result IS NULL")
                .query((rs, i) -> read(rs))
                .list();
    }

    @Override
    public void save(OfferRecord offer) {
        Ending ending = offer.ending();
        writes.write(
                SAVE,
                offer.id(),
                new MapSqlParameterSource()
                        .addValue("id", offer.id().value())
                        .addValue("conversation", offer.conversation().value())
                        .addValue("agent", offer.agent().value())
                        .addValue("queue", offer.queue().value())
                        .addValue("reasons", offer.reasons().toArray(String[]::new))
                        .addValue("offeredAt", time(offer.offeredAt()))
                        .addValue("expiresAt", time(offer.expiresAt()))
                        .addValue(
                                "result",
                                ending == null ? null : ending.result().name())
                        .addValue("reason", ending == null ? null : ending.reason())
                        .addValue("endedAt", ending == null ? null : time(ending.at())));
    }

    private static OfferRecord read(ResultSet rs) throws SQLException {
        String result = rs.getString("result");
        return new OfferRecord(
                new OfferId(rs.getObject("id", UUID.class)),
                new ConversationId(rs.getObject("conversation", UUID.class)),
                new AgentId(rs.getString("agent")),
                new QueueId(rs.getString("queue")),
                List.of((String[]) rs.getArray("reasons").getArray()),
                time(rs, "offered_at"),
                time(rs, "expires_at"),
                result == null
                        ? null
                        : new Ending(Result.valueOf(result), rs.getString("reason"), time(rs, "ended_at")));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant time(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
