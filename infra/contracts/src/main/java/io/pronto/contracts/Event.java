package io.pronto.contracts;

import java.time.Instant;

/**
 * Something that happened, told once with its facts. Readers ignore fields and types they do not know.
 *
 * <p>Events with the same {@link #subject()} are read in the order in which they were written.
 */
public sealed interface Event permits ConversationEvent, StaffEvent, RoutingEvent, SlaEvent, KnowledgeEvent {
    /** What the event is about, and the key that orders it: a conversation's id, or an agent's, queue's or article's. */
    String subject();

    /** When it happened, by the clock of the service that tells it. */
    Instant at();
}
