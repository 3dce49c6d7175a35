package io.pronto.routing.queue;

import io.pronto.contracts.QueueId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The twin of the real store. */
public final class InMemoryQueues implements Queues {
    private final Map<String, Queue> byId = new TreeMap<>();

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
    }

    @Override
    public boolean remove(QueueId id) {
        return byId.remove(id.value()) != null;
    }
}
