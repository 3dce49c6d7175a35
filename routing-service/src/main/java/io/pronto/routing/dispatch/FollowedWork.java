package io.pronto.routing.dispatch;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.QueueId;
import io.pronto.routing.matching.Floor;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkItems;
import io.pronto.routing.work.WorkState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The work, with the memory following what is saved. Waiting work is woken when its ring widens. */
final class FollowedWork implements WorkItems {
    private final WorkItems stores;
    private final Memory memory;

    FollowedWork(WorkItems stores, Memory memory) {
        this.stores = stores;
        this.memory = memory;
    }

    @Override
    public Optional<WorkItem> find(ConversationId conversation) {
        return stores.find(conversation);
    }

    @Override
    public Optional<WorkItem> offeredBy(OfferId offer) {
        return stores.offeredBy(offer);
    }

    @Override
    public void save(WorkItem item) {
        stores.save(item);
        if (item.state() instanceof WorkState.Waiting) {
            Floor floor = memory.floor();
            floor.put(item, Memory.since(item));
            floor.widensAt(item.conversation()).ifPresent(at -> stores.wakeAt(item.conversation(), at));
            return;
        }
        @Nullable Floor floor = memory.ifRead();
        if (floor != null) {
            floor.put(item, Memory.since(item));
        }
    }

    @Override
    public void wakeAt(ConversationId conversation, Instant at) {
        stores.wakeAt(conversation, at);
    }

    @Override
    public List<WorkItem> waiting(@Nullable WorkItem after, int limit) {
        return stores.waiting(after, limit);
    }

    @Override
    public List<WorkItem> line(QueueId queue, int limit) {
        return stores.line(queue, limit);
    }

    @Override
    public List<WorkItem> unfinished(
            @Nullable QueueId queue,
            WorkState.@Nullable Kind state,
            @Nullable Instant afterPlace,
            @Nullable ConversationId afterConversation,
            int limit) {
        return stores.unfinished(queue, state, afterPlace, afterConversation, limit);
    }

    @Override
    public int position(WorkItem item) {
        return stores.position(item);
    }

    @Override
    public int open(QueueId queue) {
        return stores.open(queue);
    }

    @Override
    public List<WorkItem> heldBy(AgentId agent) {
        return stores.heldBy(agent);
    }

    @Override
    public Map<AgentId, Integer> loads() {
        return stores.loads();
    }

    @Override
    public List<ConversationId> due(Instant at, int limit) {
        return stores.due(at, limit);
    }

    @Override
    public Optional<Instant> nextDue() {
        return stores.nextDue();
    }
}
