package io.pronto.conversation.live;

import io.pronto.contracts.ConversationId;
import java.util.function.Supplier;

/** Puts events into live streams, here and on the other replicas. Best effort: pages that miss something look again. */
public interface LiveFeed {

    /** Hands it out now. */
    void send(LiveEvent event);

    /** Hands it out when the surrounding transaction has committed, or now outside of one. The supplier is asked then. */
    void sendAfterCommit(Supplier<LiveEvent> event);

    /** Tells the staff of that conversation, and those who watch all, after the commit. {@code data}: a JSON object. */
    void sendToStaffOf(ConversationId conversation, String name, String data);

    /** Tells the customer of that conversation, after the commit. {@code data}: a JSON object. */
    void sendToCustomerOf(ConversationId conversation, String name, String data);

    /** The row of that conversation looks different now; sent soon, many changes at once. After the commit, too. */
    void changed(ConversationId conversation);
}
