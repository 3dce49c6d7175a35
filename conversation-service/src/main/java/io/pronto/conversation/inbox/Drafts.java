package io.pronto.conversation.inbox;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import java.time.Instant;
import java.util.Optional;

/** What agents have begun to write, so that it is there again on another machine. */
public interface Drafts {

    /** An unfinished text. */
    record Draft(String text, Instant at) {}

    /** The agent's draft in that conversation. */
    Optional<Draft> find(ConversationId conversation, AgentId agent);

    /** Keeps it; an empty text forgets it. */
    void keep(ConversationId conversation, AgentId agent, Draft draft);
}
