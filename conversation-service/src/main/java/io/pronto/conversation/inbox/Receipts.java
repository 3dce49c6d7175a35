package io.pronto.conversation.inbox;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import java.util.List;
import java.util.Map;

/** Delivery and read states. A mark never goes back. */
public interface Receipts {

    /** One side got or read everything up to a sequence. */
    record Mark(ConversationId conversation, Side side, boolean read, long upTo) {}

    /** The two sides of a conversation. */
    enum Side {
        CUSTOMER,
        STAFF
    }

    /** Where a conversation stands. */
    Receipt of(ConversationId conversation);

    /** Stores marks in one statement. @return those that moved something forward */
    List<Mark> mark(List<Mark> marks);

    /** An agent's own place, for unread counts. */
    void read(ConversationId conversation, AgentId agent, long upTo);

    /** How far each agent has read a conversation, and how many customer messages came after. */
    Map<ConversationId, List<Place>> places(List<ConversationId> conversations);

    /** One agent's place in a conversation. */
    record Place(String agent, long readSequence, long unread) {}
}
