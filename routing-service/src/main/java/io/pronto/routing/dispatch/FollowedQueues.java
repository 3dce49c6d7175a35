package io.pronto.routing.dispatch;

import io.pronto.contracts.QueueId;
import io.pronto.routing.matching.Floor;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.Queues;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queues, with the memory following what is saved. */
final class FollowedQueues implements Queues {
    private final Queues stores;
    private final Memory memory;

    FollowedQueues(Queues stores, Memory memory) {
        this.stores = stores;
        this.memory = memory;
    }

    @Override
    public Optional<Queue> find(QueueId id) {
        return stores.find(id);
    }

    @Override
    public List<Queue> all() {
        return stores.all();
    }

    @Override
    public void save(Queue queue) {
        stores.save(queue);
        @Nullable Floor floor = memory.ifRead();
        if (floor != null) {
            floor.define(queue);
        }
    }

    @Override
    public long revision(QueueId id) {
        return stores.revision(id);
    }

    @Override
    public boolean remove(QueueId id) {
        return stores.remove(id);
    }
}
