package io.pronto.conversation.channel;

import io.pronto.contracts.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is on its way to platforms: a queue that survives everything, in order within each conversation. */
public interface Deliveries {

    /** Puts one into the queue, in the surrounding transaction. */
    void add(Dispatch dispatch);

    /** Which connections have something due. */
    List<UUID> connectionsDue(Instant now);

    /**
     * Takes up to {@code limit} that are due through an enabled connection; nobody else gets them before {@code until}.
     * Of a conversation only the first that is still queued is ever given out.
     */
    List<Dispatch> claim(UUID connection, Instant now, Instant until, int limit);

    /** The platform has it. */
    void sent(UUID id, @Nullable String providerId, Instant at);

    /**
     * It was not sent and is tried again then.
     *
     * @param counts whether this was its own fault, so that it has one attempt less
     */
    void later(UUID id, String problem, Instant next, boolean counts);

    /** It is not tried again. @return whether it was still queued or sent */
    boolean failed(UUID id, String problem);

    /** A platform's news of a message that it has. @return that dispatch, if it moved something */
    Optional<Dispatch> reported(UUID connection, String providerId, Progress progress, String problem);

    /** Everything sent in a thread until then has been read. @return those that moved */
    List<Dispatch> readUpTo(UUID connection, String threadKey, Instant upTo);

    /** One of them. */
    Optional<Dispatch> find(UUID id);

    /** Those of a conversation, newest first, at most {@code limit}. */
    List<Dispatch> of(ConversationId conversation, int limit);

    /** Those that failed, newest first, older than {@code before}. */
    List<Dispatch> failures(@Nullable UUID connection, @Nullable UUID before, int limit);

    /** Tries a failed one again at once. @return whether it had failed */
    boolean resend(UUID id, Instant at);

    /** How many are queued through each connection, and how many failed. */
    List<Load> loads();

    /** What waits at a connection. */
    record Load(
            UUID connection,
            long queued,
            long failed,
            @Nullable Instant oldest) {}

    /** The gate of a connection; open when nothing is known of it. */
    Gate gate(UUID connection);

    /** Remembers how it goes there. */
    void remember(UUID connection, Gate gate, @Nullable String problem, Instant at);
}
