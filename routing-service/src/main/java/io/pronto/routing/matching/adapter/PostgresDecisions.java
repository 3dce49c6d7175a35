package io.pronto.routing.matching.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.platform.batch.BatchedWrites;
import io.pronto.routing.matching.Decision;
import io.pronto.routing.matching.Decisions;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Decisions in the table {@code decision}, whole as JSON: they are read as they were made. */
@Repository
class PostgresDecisions implements Decisions {
    private static final String RECORD = """
            INSERT INTO decision (conversation, at, chosen, policy, body)
            VALUES (:conversation, :at, :chosen, :policy, CAST(:body AS jsonb))""";

    private final JdbcClient jdbc;
    private final BatchedWrites writes;
    private final JsonMapper json;

    PostgresDecisions(JdbcClient jdbc, BatchedWrites writes, JsonMapper json) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.json = json;
    }

    /** Sees also what the running transaction has written. */
    private JdbcClient.StatementSpec read(String sql) {
        writes.flush();
        return jdbc.sql(sql);
    }

    @Override
    public void record(Decision decision) {
        writes.write(
                RECORD,
                // Every decision is a row of its own.
                new Object(),
                new MapSqlParameterSource()
                        .addValue("conversation", decision.conversation().value())
                        .addValue("at", decision.at().atOffset(ZoneOffset.UTC))
                        .addValue(
                                "chosen",
                                decision.winner().map(winner -> winner.value()).orElse(null))
                        .addValue("policy", decision.policy())
                        .addValue("body", json.writeValueAsString(decision)));
    }

    @Override
    public List<Decision> about(ConversationId conversation, int limit) {
        return read("SELECT body FROM decision WHERE conversation = :conversation ORDER BY id DESC LIMIT :limit")
                .param("conversation", conversation.value())
                .param("limit", limit)
                .query((rs, i) -> json.readValue(rs.getString("body"), Decision.class))
                .list();
    }
}
