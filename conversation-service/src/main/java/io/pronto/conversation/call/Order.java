package io.pronto.conversation.call;

import io.pronto.contracts.AgentId;

/** Something the provider of the line has to do, kept until it is done. */
public sealed interface Order {

    /** Ring the agent's telephone. @param ring which time @param address where, as the provider has it @param seconds how long */
    record RingAgent(AgentId agent, int ring, String address, int seconds) implements Order {}

    /** End the agent's leg. */
    record DropAgent(String leg) implements Order {}

    /** The customer is to hear what belongs to the call's state now: {@link Scene}. */
    record Show() implements Order {}

    /** The customer hears music, or her agent again. */
    record Hold(boolean held) implements Order {}

    /** Ring the customer's telephone. */
    record DialCustomer(String number, int seconds) implements Order {}

    /** End the customer's leg. */
    record HangUp() implements Order {}

    /** Bring the message that she left. @param address where the provider keeps it */
    record FetchRecording(String address, int seconds) implements Order {}
}
