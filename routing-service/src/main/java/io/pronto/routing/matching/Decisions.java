package io.pronto.routing.matching;

import io.pronto.contracts.ConversationId;
import java.util.List;

/** Every decision, kept with its reasons. */
public interface Decisions {
    /** Keeps the decision. */
    void record(Decision decision);

    /** The decisions about that conversation, latest first, at most {@code limit}. */
    List<Decision> about(ConversationId conversation, int limit);
}
