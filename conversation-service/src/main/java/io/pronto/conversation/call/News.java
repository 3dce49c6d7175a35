package io.pronto.conversation.call;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.CallEnding;
import io.pronto.contracts.OfferId;
import org.jspecify.annotations.Nullable;

/** What a change of a call means for its conversation. */
public sealed interface News {
    /** She is in line: the conversation begins. */
    record InLine() implements News {}

    /** The agent picked up for an offer, or did not. */
    record PickedUp(OfferId offer, AgentId agent, boolean accepted) implements News {}

    /** They speak. @param first whether for the first time in this call */
    record Spoke(AgentId agent, boolean first) implements News {}

    /** The agent could not be connected. */
    record Lost(AgentId agent) implements News {}

    /** She waits on the line, or no longer. */
    record Held(AgentId agent, boolean held) implements News {}

    /** She would rather be called back. */
    record CallbackWanted() implements News {}

    /** She left a message. */
    record Said(String words) implements News {}

    /** Nobody is on the line any more. */
    record Over(CallEnding ending, @Nullable AgentId agent) implements News {}

    /** The agent has done what was left. */
    record WrappedUp(AgentId agent, @Nullable String disposition, boolean resolve) implements News {}
}
