package io.pronto.conversation.channel;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.MessageId;

/** Taking in what platforms tell us: each message once, in one transaction with all that follows from it. */
public interface Arrivals {

    /**
     * Takes it in, in the surrounding transaction if there is one.
     *
     * <p>A message goes into the conversation that it names, else into the newest one of its thread, else opens one.
     * From there on it is a customer's message like any other: bot, routing and promises follow. Files that still have
     * to be fetched are fetched first, by somebody else; meanwhile later messages of the thread wait behind it.
     */
    Arrival accept(Connection connection, Incoming incoming);

    /** What came of it. */
    sealed interface Arrival {}

    /** It is stored. {@code entry}: the line of the transcript that it made. */
    record Taken(ConversationId conversation, MessageId entry) implements Arrival {}

    /** It was told before. */
    record Known() implements Arrival {}

    /** It is stored and waits for its files, or behind something that does. */
    record Held() implements Arrival {}

    /** There is nothing to do, for that reason. */
    record Ignored(String reason) implements Arrival {}
}
