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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The work as the memory knows it; what is saved is stored as well. Waiting work is woken when its ring widens, and when it goes on. */
final class RememberedWork implements WorkItems {
    private final WorkItems stored;
    private final Memory memory;

    RememberedWork(WorkItems stored, Memory memory) {
        this.stored = stored;
        this.memory = memory;
    }

    @Override
    public Optional<WorkItem> find(ConversationId conversation) {
        // Finished work is not remembered: it is seldom asked for.
        return memory.state().work().find(conversation).or(() -> stored.find(conversation));
    }

    @Override
    public Optional<WorkItem> offeredBy(OfferId offer) {
        return memory.state().work().offeredBy(offer);
    }

    @Override
    public void save(WorkItem item, @Nullable Instant wakeAt) {
        Memory.State state = memory.changing();
        Floor floor = state.floor();
        floor.put(item, Memory.since(item));
        state.work().put(item);
        boolean waits = item.state() instanceof WorkState.Waiting;
        stored.save(
                item,
                Stream.of(
                                Optional.ofNullable(wakeAt),
                                waits ? floor.widensAt(item.conversation()) : Optional.<Instant>empty(),
                                waits ? floor.overflowsAt(item.conversation()) : Optional.<Instant>empty())
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo)
                        .orElse(null));
    }

    @Override
    public List<WorkItem> waiting(@Nullable WorkItem after, int limit) {
        return memory.state().work().waiting(after, limit);
    }

    @Override
    public List<WorkItem> line(QueueId queue, int limit) {
        return memory.state().work().line(queue, limit);
    }

    @Override
    public List<WorkItem> unfinished(
            @Nullable QueueId queue,
            WorkState.@Nullable Kind state,
            @Nullable Instant afterPlace,
            @Nullable ConversationId afterConversation,
            int limit) {
        return stored.unfinished(queue, state, afterPlace, afterConversation, limit);
    }

    @Override
    public int position(WorkItem item) {
        return memory.state().work().position(item);
    }

    @Override
    public int inLine(QueueId queue) {
        return memory.state().work().inLine(queue);
    }

    @Override
    public int open(QueueId queue) {
        return memory.state().work().open(queue);
    }

    @Override
    public List<WorkItem> heldBy(AgentId agent) {
        return memory.state().work().heldBy(agent);
    }

    @Override
    public Map<AgentId, Integer> loads() {
        return stored.loads();
    }

    @Override
    public List<ConversationId> due(Instant at, int limit) {
        return stored.due(at, limit);
    }

    @Override
    public Optional<Instant> nextDue() {
        return stored.nextDue();
    }
}
