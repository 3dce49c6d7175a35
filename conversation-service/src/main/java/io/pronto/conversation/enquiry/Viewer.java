package io.pronto.conversation.enquiry;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.CustomerId;
import org.jspecify.annotations.Nullable;

/** Who looks at a conversation or acts on it. */
public sealed interface Viewer {

    /** Staff. {@code senior}: supervisor or admin; {@code manager}: sees all, changes nothing; {@code agent}: answers. */
    record Staff(AgentId id, @Nullable String name, boolean agent, boolean senior, boolean manager) implements Viewer {

        /** Whether every conversation is visible. */
        public boolean seesAll() {
            return senior || manager;
        }
    }

    /** A program of another company part, by its client id. */
    record Integrator(String client) implements Viewer {}

    /** The customer in her widget. */
    record Visitor(CustomerId customer) implements Viewer {}
}
