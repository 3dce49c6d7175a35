package io.pronto.conversation.directory;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.OpeningHours;
import io.pronto.contracts.Presence;
import io.pronto.contracts.QueueId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names of agents and queues, kept from routing's events. Older news never undo newer ones. */
public interface Directory {

    /** An agent's name, if routing has told of the agent. */
    Optional<String> nameOf(AgentId agent);

    /** An agent appeared or changed. */
    void agent(AgentId agent, String username, String name, boolean active, Instant at);

    /** An agent came or went. */
    void presence(AgentId agent, Presence presence);

    /** Whether any agent is at work, even if away for a moment. */
    boolean anybodyWorks();

    /** A queue appeared or changed. @param hours when it is open; always when null */
    void queue(QueueId queue, String name, String nameZh, boolean active, @Nullable OpeningHours hours, Instant at);

    /** When that queue is open; nothing when always, or when routing has not told of it. */
    Optional<OpeningHours> hoursOf(QueueId queue);
}
