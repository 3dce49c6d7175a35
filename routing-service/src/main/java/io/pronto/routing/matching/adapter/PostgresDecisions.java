package io.pronto.routing.matching.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.routing.matching.Decision;
import io.pronto.routing.matching.Decisions;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Decisions in the table {@code decision}, whole as JSON: they are read as they were made. */
@Repository
class PostgresDecisions implements Decisions {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    PostgresDecisions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public void record(Decision decision) {
        jdbc.sql("""
                        INSERT INTO decision (conversation, at, chosen, policy, body)
                        VALUES (:conversation, :at, :chosen, :policy, CAST(:body AS jsonb))""")
                .param("conversation", decision.conversation().value())
                .param("at", decision.at().atOffset(ZoneOffset.UTC))
                .param("chosen", decision.winner().map(winner -> winner.value()).orElse(null))
                .param("policy", decision.policy())
                .param("body", json.writeValueAsString(decision))
                .update();
    }

    @Override
    public List<Decision> about(ConversationId conversation, int limit) {
        return jdbc.sql("SELECT body FROM decision WHERE conversation = :conversation ORDER BY id DESC LIMIT :limit")
                .param("conversation", conversation.value())
                .param("limit", limit)
                .query((rs, i) -> json.readValue(rs.getString("body"), Decision.class))
                .list();
    }
}
