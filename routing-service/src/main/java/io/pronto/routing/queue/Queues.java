package io.pronto.routing.queue;

import io.pronto.contracts.QueueId;
import java.util.List;
import java.util.Optional;

/** All queues; {@link Queue#DEFAULT} is always among them. */
public interface Queues {
    /** The queue of that key. */
    Optional<Queue> find(QueueId id);

    /** All queues by key, active or not. */
    List<Queue> all();

    /** Adds the queue or replaces its definition. */
    void save(Queue queue);

    /** Rises with each {@link #save} of that queue, from 1; 0 for a queue that is not there. */
    long revision(QueueId id);

    /** Removes the queue. @return whether it was there */
    boolean remove(QueueId id);
}
