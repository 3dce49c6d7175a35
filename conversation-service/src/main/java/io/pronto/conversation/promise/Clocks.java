package io.pronto.conversation.promise;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import java.time.Instant;

/** What is shown of the promises on a conversation. The SLA service is their authority; news are taken in order. */
public interface Clocks {

    /** A promise runs. */
    void started(
            ConversationId conversation, ClockId clock, Metric metric, long targetSeconds, Instant dueAt, Instant at);

    /** It stands still; what is left is what was left at that time. */
    void paused(ClockId clock, Instant at);

    /** It runs again until then. */
    void resumed(ClockId clock, Instant dueAt, Instant at);

    /** It got another target. */
    void rebased(ClockId clock, long targetSeconds, Instant dueAt, Instant at);

    /** It came to an end, or passed its deadline: {@code met}, {@code breached}, {@code settled} or {@code cancelled}. */
    void ended(ClockId clock, String state, Instant at);
}
