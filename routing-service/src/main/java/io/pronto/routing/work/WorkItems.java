package io.pronto.routing.work;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.QueueId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All work, from its first hand-off on. */
public interface WorkItems {
    /** The work of that conversation, if it ever needed a person. */
    Optional<WorkItem> find(ConversationId conversation);

    /** The work that is offered by that offer now. */
    Optional<WorkItem> offeredBy(OfferId offer);

    /** Adds the work or replaces its state. */
    default void save(WorkItem item) {
        save(item, null);
    }

    /**
     * The same where something changes by itself that the work does not know of, such as its queue's rings.
     *
     * @param wakeAt then at the latest it is due; null when only the work itself says so
     */
    void save(WorkItem item, @Nullable Instant wakeAt);

    /** Work in state waiting in the order of {@link BacklogOrder}, after the given one, at most {@code limit}. */
    List<WorkItem> waiting(@Nullable WorkItem after, int limit);

    /** Work waiting or offered in that queue in the order of {@link BacklogOrder}, at most {@code limit}. */
    List<WorkItem> line(QueueId queue, int limit);

    /**
     * Work that is not finished, in the order of {@link BacklogOrder}.
     *
     * @param queue only of that queue
     * @param state only in that state
     * @param afterPlace together with {@code afterConversation}: only what comes after that place
     */
    List<WorkItem> unfinished(
            @Nullable QueueId queue,
            WorkState.@Nullable Kind state,
            @Nullable Instant afterPlace,
            @Nullable ConversationId afterConversation,
            int limit);

    /** The place in the line of its queue, from 1, for work that waits or is offered. */
    int position(WorkItem item);

    /** How many wait or are offered in that queue. */
    int inLine(QueueId queue);

    /** How many pieces of work of that queue are not finished. */
    int open(QueueId queue);

    /** What is offered or assigned to that agent, oldest conversation id first. */
    List<WorkItem> heldBy(AgentId agent);

    /** The budget taken, by agent; agents without any are absent. */
    Map<AgentId, Integer> loads();

    /** Conversations whose {@link WorkItem#dueAt} or {@link #wakeAt} is not after {@code at}, most overdue first, at most {@code limit}. */
    List<ConversationId> due(Instant at, int limit);

    /** The earliest {@link WorkItem#dueAt} or {@link #wakeAt} of all. */
    Optional<Instant> nextDue();
}
