package io.pronto.conversation.enquiry;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.CustomerId;
import org.jspecify.annotations.Nullable;

/** Who put an entry into the transcript, under the name of that moment. */
public record Author(
        Kind kind, @Nullable String id, @Nullable String name) {

    /** The sides of a conversation. */
    public enum Kind {
        CUSTOMER,
        AGENT,
        BOT,
        SYSTEM
    }

    public static Author customer(CustomerId id, @Nullable String name) {
        return new Author(Kind.CUSTOMER, id.toString(), name);
    }

    public static Author agent(AgentId id, @Nullable String name) {
        return new Author(Kind.AGENT, id.value(), name);
    }

    public static Author bot() {
        return new Author(Kind.BOT, null, null);
    }

    public static Author system() {
        return new Author(Kind.SYSTEM, null, null);
    }
}
