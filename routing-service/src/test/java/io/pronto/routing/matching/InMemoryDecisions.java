package io.pronto.routing.matching;

import io.pronto.contracts.ConversationId;
import java.util.ArrayList;
import java.util.List;

/** The twin of the real store. */
public final class InMemoryDecisions implements Decisions {
    private final List<Decision> all = new ArrayList<>();

    @Override
    public void record(Decision decision) {
        all.add(decision);
    }

    @Override
    public List<Decision> about(ConversationId conversation, int limit) {
        return all.reversed().stream()
                .filter(decision -> decision.conversation().equals(conversation))
                .limit(limit)
                .toList();
    }
}
