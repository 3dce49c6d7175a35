package io.pronto.sla.queue;

import io.pronto.contracts.QueueId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Queues in a set. */
public final class InMemoryKnownQueues implements KnownQueues {
    private final Set<String> known = new HashSet<>();

    /** With these. */
    public static InMemoryKnownQueues of(String... ids) {
        InMemoryKnownQueues queues = new InMemoryKnownQueues();
        for (String id : ids) {
            queues.add(new QueueId(id));
        }
        return queues;
    }

    @Override
    public void add(QueueId queue) {
        known.add(queue.value());
    }

    @Override
    public List<String> unknownAmong(Collection<String> ids) {
        return ids.stream()
                .filter(id -> !known.contains(id))
                .distinct()
                .sorted()
                .toList();
    }
}
