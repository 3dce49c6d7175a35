package io.pronto.sla.queue;

import io.pronto.contracts.QueueId;
import java.util.Collection;
import java.util.List;

/**
 * The queues that routing-service told of. One that was switched off or removed stays known: a rule that names it stays a
 * rule that can be edited.
 */
public interface KnownQueues {
    /** What to do about an id that is not known, for people. */
    String REMEDY = "Make the queue first, or name another. A new one is known here a moment later.";

    /** It exists. Told twice it is known once. */
    void add(QueueId queue);

    /** Those of the ids that no queue has or had, sorted. */
    List<String> unknownAmong(Collection<String> ids);
}
