package io.pronto.conversation.call;

import io.pronto.contracts.AgentId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where agents are rung. */
public interface AgentPhones {

    /** How an agent speaks with callers. */
    enum Kind {
        /** A telephone, by its number in E.164. */
        NUMBER,
        /** An extension of the house's own exchange, such as {@code mei}. */
        EXTENSION
    }

    /**
     * @param address a number or an extension
     * @param rings whether it rings already for an offer; else only her browser does, and the telephone once she has taken it
     */
    record AgentPhone(Kind kind, String address, boolean rings) {
        /** The longest address. */
        public static final int LONGEST = 80;
    }

    /** Hers, if she has said. */
    Optional<AgentPhone> of(AgentId agent);

    /** That is hers from now on; none when null. */
    void keep(AgentId agent, @Nullable AgentPhone phone, Instant at);
}
