package io.pronto.conversation.call;

import io.pronto.conversation.call.AgentPhones.AgentPhone;
import io.pronto.conversation.channel.Connection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A provider of lines, one object per kind of connection. */
public interface Telephone {

    /** The kind of connection that it serves. */
    String kind();

    /** How it would ring that telephone; nothing when it cannot. */
    Optional<String> address(Connection connection, AgentPhone phone);

    /** Does it and waits for the provider's word, a few seconds at most. */
    Outcome carryOut(Connection connection, Call call, Order order, Scene scene);

    /** What came of an order. */
    sealed interface Outcome {}

    /** It is done. The names of new legs, if there are any; null leaves them as they are. */
    record Done(
            @Nullable String line,
            @Nullable String agentLeg,
            @Nullable String room) implements Outcome {
        /** Nothing new. */
        public static final Done NOTHING_NEW = new Done(null, null, null);
    }

    /** Here is the message that she left. @param name of a file, such as {@code message.mp3} */
    record Fetched(byte[] content, String name) implements Outcome {}

    /** Not now. */
    record Later(String problem) implements Outcome {}

    /** Never. */
    record Impossible(String problem) implements Outcome {}
}
