package io.pronto.routing.promise;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.routing.promise.PromisedReply.Standing;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The twin of the real store. */
public final class InMemoryPromisedReplies implements PromisedReplies {
    private final Map<ClockId, PromisedReply> byClock = new LinkedHashMap<>();
    private final Set<ClockId> changed = new LinkedHashSet<>();

    @Override
    public Optional<PromisedReply> find(ClockId clock) {
        return Optional.ofNullable(byClock.get(clock));
    }

    @Override
    public void save(PromisedReply reply) {
        byClock.put(reply.clock(), reply);
        changed.add(reply.clock());
    }

    @Override
    public Map<ConversationId, List<PromisedReply>> open(Collection<ConversationId> conversations) {
        return byClock.values().stream()
                .filter(reply -> conversations.contains(reply.conversation()) && reply.standing() != Standing.OVER)
                .sorted(Comparator.comparing(PromisedReply::toldAt)
                        .thenComparing(reply -> reply.clock().toString()))
                .collect(Collectors.groupingBy(PromisedReply::conversation));
    }

    @Override
    public boolean anyChanged() {
        return !changed.isEmpty();
    }

    @Override
    public Set<ConversationId> takeChanged(int limit) {
        List<PromisedReply> taken = changed.stream()
                .map(clock -> find(clock).orElseThrow())
                .sorted(Comparator.comparing(PromisedReply::toldAt))
                .limit(limit)
                .toList();
        Set<ConversationId> conversations = new HashSet<>();
        taken.forEach(reply -> {
            changed.remove(reply.clock());
            conversations.add(reply.conversation());
        });
        return conversations;
    }
}
