package io.pronto.routing.queue;

import io.pronto.contracts.QueueId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The twin of the real store. */
public final class InMemoryQueues implements Queues {
    private final Map<String, Queue> byId = new TreeMap<>();
    private final Map<String, Long> revisions = new TreeMap<>();

    @Override
    public Optional<Queue> find(QueueId id) {
        return Optional.ofNullable(byId.get(id.value()));
    }

    @Override
    public List<Queue> all() {
        return List.copyOf(byId.values());
    }

    @Override
    public void save(Queue queue) {
        byId.put(queue.id().value(), queue);
        revisions.merge(queue.id().value(), 1L, Long::sum);
    }

    @Override
    public long revision(QueueId id) {
        return revisions.getOrDefault(id.value(), 0L);
    }

    @Override
    public boolean remove(QueueId id) {
        revisions.remove(id.value());
        return byId.remove(id.value()) != null;
    }
}
