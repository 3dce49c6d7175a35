package io.pronto.conversation.inbox.adapter;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.conversation.inbox.Drafts;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One draft per agent and conversation. */
final class PostgresDrafts implements Drafts {

    private final JdbcClient jdbc;

    PostgresDrafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Draft> find(ConversationId conversation, AgentId agent) {
        return jdbc.sql("SELECT text, at FROM draft WHERE conversation_id = ? AND agent = ?")
                .param(conversation.value())
                .param(agent.value())
                .query((row, _) -> new Draft(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    @Override
    public void keep(ConversationId conversation, AgentId agent, Draft draft) {
        if (draft.text().isEmpty()) {
            jdbc.sql("DELETE FROM draft WHERE conversation_id = ? AND agent = ?")
                    .param(conversation.value())
                    .param(agent.value())
                    .update();
            return;
        }
        jdbc.sql("""
                INSERT INTO draft (conversation_id, agent, text, at) VALUES (?, ?, ?, ?)
                ON CONFLICT (conversation_id, agent) DO UPDATE SET text = excluded.text, at = excluded.at
                WHERE draft.at <= excluded.at""")
                .param(conversation.value())
                .param(agent.value())
                .param(draft.text())
                .param(draft.at().atOffset(ZoneOffset.UTC))
                .update();
    }
}
