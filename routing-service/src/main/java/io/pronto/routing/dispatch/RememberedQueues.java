package io.pronto.routing.dispatch;

import io.pronto.contracts.QueueId;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.Queues;
import java.util.List;
import java.util.Optional;

/** The queues as the memory knows them; what is saved is stored as well. */
final class RememberedQueues implements Queues {
    private final Queues stored;
    private final Memory memory;

    RememberedQueues(Queues stored, Memory memory) {
        this.stored = stored;
        this.memory = memory;
    }

    @Override
    public Optional<Queue> find(QueueId id) {
        return Optional.ofNullable(memory.state().queues().get(id.value()));
    }

    @Override
    public List<Queue> all() {
        return List.copyOf(memory.state().queues().values());
    }

    @Override
    public void save(Queue queue) {
        Memory.State state = memory.changing();
        stored.save(queue);
        state.queues().put(queue.id().value(), queue);
        state.floor().define(queue);
    }

    @Override
    public long revision(QueueId id) {
        return stored.revision(id);
    }

    @Override
    public boolean remove(QueueId id) {
        memory.changing().queues().remove(id.value());
        return stored.remove(id);
    }
}
