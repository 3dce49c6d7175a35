package io.pronto.routing.classification;

import io.pronto.contracts.ConversationId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cases in memory. */
public final class InMemoryCases implements Cases {
    private final Map<ConversationId, Case> cases = new HashMap<>();
    private final Map<ConversationId, Instant> touched = new HashMap<>();

    @Override
    public Optional<Case> find(ConversationId conversation) {
        return Optional.ofNullable(cases.get(conversation));
    }

    @Override
    public void save(ConversationId conversation, Case known, Instant at) {
        cases.put(conversation, known);
        touched.put(conversation, at);
    }

    @Override
    public int forget(Instant before, int limit) {
        List<ConversationId> old = touched.entrySet().stream()
                .filter(each -> each.getValue().isBefore(before))
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList();
        old.forEach(cases::remove);
        old.forEach(touched::remove);
        return old.size();
    }
}
