package io.pronto.routing.wait;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.QueueId;
import java.util.Map;

/** What those who wait have been told, so that only changes are told again. */
public interface ToldWaits {
    /** What was told in that queue, by conversation. */
    Map<ConversationId, ToldWait> in(QueueId queue);

    /** Keeps what was told. */
    void save(QueueId queue, ToldWait told);

    /** Forgets who does not wait in that queue any more; what was told meanwhile in another queue stays. */
    void forget(QueueId queue, ConversationId conversation);
}
