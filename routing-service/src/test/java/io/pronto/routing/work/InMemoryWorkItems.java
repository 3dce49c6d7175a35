package io.pronto.routing.work;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.QueueId;
import io.pronto.routing.work.WorkState.Offered;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The twin of the real store. */
public final class InMemoryWorkItems implements WorkItems {
    private final Map<ConversationId, WorkItem> byId = new HashMap<>();
    private final Map<ConversationId, Instant> wakes = new HashMap<>();

    @Override
    public Optional<WorkItem> find(ConversationId conversation) {
        return Optional.ofNullable(byId.get(conversation));
    }

    @Override
    public Optional<WorkItem> offeredBy(OfferId offer) {
        return byId.values().stream()
                .filter(item -> item.state() instanceof Offered offered
                        && offered.offer().equals(offer))
                .findFirst();
    }

    @Override
    public void save(WorkItem item, @Nullable Instant wakeAt) {
        byId.put(item.conversation(), item);
        if (wakeAt == null) {
            wakes.remove(item.conversation());
        } else {
            wakes.put(item.conversation(), wakeAt);
        }
    }

    private Optional<Instant> dueAt(WorkItem item) {
        return Stream.of(item.dueAt(), Optional.ofNullable(wakes.get(item.conversation())))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    @Override
    public List<WorkItem> waiting(@Nullable WorkItem after, int limit) {
        return byId.values().stream()
                .filter(item -> item.state().kind() == WorkState.Kind.WAITING)
                .filter(item -> after == null || BacklogOrder.NEXT_FIRST.compare(item, after) > 0)
                .sorted(BacklogOrder.NEXT_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public List<WorkItem> line(QueueId queue, int limit) {
        return byId.values().stream()
                .filter(item -> item.queue().equals(queue))
                .filter(item -> item.state().kind() == WorkState.Kind.WAITING
                        || item.state().kind() == WorkState.Kind.OFFERED)
                .sorted(BacklogOrder.NEXT_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public List<WorkItem> unfinished(
            @Nullable QueueId queue,
            WorkState.@Nullable Kind state,
            @Nullable Instant afterPlace,
            @Nullable ConversationId afterConversation,
            int limit) {
        Comparator<WorkItem> order = BacklogOrder.NEXT_FIRST;
        return byId.values().stream()
                .filter(item -> item.state().kind() != WorkState.Kind.FINISHED)
                .filter(item -> queue == null || item.queue().equals(queue))
                .filter(item -> state == null || item.state().kind() == state)
                .filter(item -> afterPlace == null
                        || afterConversation == null
                        || item.place().isAfter(afterPlace)
                        || item.place().equals(afterPlace)
                                && item.conversation().toString().compareTo(afterConversation.toString()) > 0)
                .sorted(order)
                .limit(limit)
                .toList();
    }

    @Override
    public int position(WorkItem item) {
        return (int) line(item.queue(), Integer.MAX_VALUE).stream()
                        .filter(other -> BacklogOrder.NEXT_FIRST.compare(other, item) < 0)
                        .count()
                + 1;
    }

    @Override
    public int inLine(QueueId queue) {
        return line(queue, Integer.MAX_VALUE).size();
    }

    @Override
    public int open(QueueId queue) {
        return (int) byId.values().stream()
                .filter(item -> item.queue().equals(queue))
                .filter(item -> item.state().kind() != WorkState.Kind.FINISHED)
                .count();
    }

    @Override
    public List<WorkItem> heldBy(AgentId agent) {
        return byId.values().stream()
                .filter(item -> item.holder().equals(Optional.of(agent)))
                .sorted(Comparator.comparing(item -> item.conversation().toString()))
                .toList();
    }

    @Override
    public Map<AgentId, Integer> loads() {
        Map<AgentId, Integer> loads = new HashMap<>();
        byId.values().stream()
                .filter(item -> item.held() > 0)
                .forEach(item -> loads.merge(item.holder().orElseThrow(), item.held(), Integer::sum));
        return loads;
    }

    @Override
    public List<ConversationId> due(Instant at, int limit) {
        return byId.values().stream()
                .filter(item -> dueAt(item).filter(due -> !due.isAfter(at)).isPresent())
                .sorted(Comparator.comparing(item -> dueAt(item).orElseThrow()))
                .limit(limit)
                .map(WorkItem::conversation)
                .toList();
    }

    @Override
    public Optional<Instant> nextDue() {
        return byId.values().stream().flatMap(item -> dueAt(item).stream()).min(Instant::compareTo);
    }

    /** Everything, for looking into. */
    public List<WorkItem> all() {
        return List.copyOf(byId.values());
    }
}
