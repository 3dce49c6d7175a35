package io.pronto.routing.classification;

import io.pronto.contracts.ConversationId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cases in memory. */
public final class InMemoryCases implements Cases {
    private static final Case NOTHING = new Case(null, null, null);

    private final Map<ConversationId, Case> cases = new HashMap<>();
    private final Map<ConversationId, Instant> touched = new HashMap<>();

    @Override
    public Optional<Case> find(ConversationId conversation) {
        return Optional.ofNullable(cases.get(conversation));
    }

    @Override
    public Case tell(ConversationId conversation, Told told, Instant at) {
        Case before = find(conversation).orElse(NOTHING);
        return keep(conversation, new Case(told, before.guess(), before.found()), at);
    }

    @Override
    public Case suggest(ConversationId conversation, Suggestion guess, Instant at) {
        Case before = find(conversation).orElse(NOTHING);
        return keep(conversation, new Case(before.told(), guess, before.found()), at);
    }

    @Override
    public void found(ConversationId conversation, Classification found) {
        cases.computeIfPresent(conversation, (id, before) -> new Case(before.told(), before.guess(), found));
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

    private Case keep(ConversationId conversation, Case next, Instant at) {
        cases.put(conversation, next);
        touched.put(conversation, at);
        return next;
    }
}
