package io.pronto.routing.matching;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.QueueId;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.queue.Order;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.Ring;
import io.pronto.routing.work.WorkItem;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@link Floor} says of itself, computed without any index: everybody is looked at, every time. */
final class NaiveFloor {
    private final Map<QueueId, Queue> queues = new HashMap<>();
    private final Map<QueueId, Promises> promises = new HashMap<>();
    private final Map<AgentId, Agent> agents = new HashMap<>();
    private final Map<AgentId, Instant> lastGiven = new HashMap<>();
    private final Map<ConversationId, WorkItem> work = new HashMap<>();

    void define(Queue queue) {
        queues.put(queue.id(), queue);
        if (queue.rules().order() instanceof Order.DeadlineAware order) {
            promises.put(queue.id(), new Promises(order));
        }
    }

    void put(Agent agent) {
        agents.put(agent.id(), agent);
        lastGiven.merge(agent.id(), agent.lastGivenWorkAt(), (one, other) -> one.isAfter(other) ? one : other);
    }

    void put(WorkItem item, Instant at) {
        @Nullable WorkItem before = work.put(item.conversation(), item);
        boolean wasHeld = before != null && before.holder().isPresent();
        @Nullable Promises its = promises.get(item.queue());
        if (item.holder().isEmpty()) {
            if (its != null) {
                its.inTurn().came(item.conversation().value(), Ticks.of(item.waitingSince()));
            }
            return;
        }
        if (!wasHeld) {
            lastGiven.put(item.holder().get(), at);
            if (its != null) {
                its.inTurn().handedOver(item.conversation().value(), Ticks.of(item.waitingSince()), Ticks.of(at));
            }
        }
    }

    void forget(ConversationId conversation, Instant at) {
        @Nullable WorkItem before = work.remove(conversation);
        if (before != null && before.holder().isEmpty() && promises.containsKey(before.queue())) {
            promises.get(before.queue())
                    .inTurn()
                    .left(conversation.value(), Ticks.of(before.waitingSince()), Ticks.of(at));
        }
    }

    Optional<AgentId> agentFor(WorkItem item, Instant at) {
        for (int ring = 0; ring <= ringOf(item, at); ring++) {
            int now = ring;
            Optional<AgentId> best = agents.values().stream()
                    .filter(agent -> fits(item, agent, at) && meets(item, agent, now))
                    .min(Comparator.<Agent>comparingInt(agent -> item.declined().containsKey(agent.id()) ? 1 : 0)
                            .thenComparingDouble(agent -> (double) load(agent) / agent.capacity())
                            .thenComparingLong(agent -> -alike(agent))
                            .thenComparing(agent -> lastGiven.get(agent.id()))
                            .thenComparing(agent -> agent.id().value()))
                    .map(Agent::id);
            if (best.isPresent()) {
                return best;
            }
        }
        return Optional.empty();
    }

    Optional<WorkItem> workFor(AgentId id, Instant at) {
        Agent agent = agents.get(id);
        List<WorkItem> able = work.values().stream()
                .filter(item ->
                        item.holder().isEmpty() && fits(item, agent, at) && meets(item, agent, ringOf(item, at)))
                .toList();
        Optional<WorkItem> byPromise = able.stream()
                .filter(item -> promises.containsKey(item.queue()))
                .min(Comparator.<WorkItem>comparingInt(item -> band(item, at))
                        .thenComparing(WorkItem::waitingSince)
                        .thenComparing(item -> item.conversation().value()));
        Optional<WorkItem> other = able.stream()
                .filter(item -> !promises.containsKey(item.queue()))
                .min(this::byPlace);
        if (byPromise.isEmpty() || other.isEmpty()) {
            return byPromise.or(() -> other);
        }
        return byPlace(byPromise.get(), other.get()) < 0 ? byPromise : other;
    }

    private int byPlace(WorkItem one, WorkItem other) {
        int by = place(one).compareTo(place(other));
        return by != 0
                ? by
                : one.conversation().value().compareTo(other.conversation().value());
    }

    private Instant place(WorkItem item) {
        return switch (queues.get(item.queue()).rules().order()) {
            case Order.PriorityFirst(var step) ->
                item.waitingSince()
                        .minus(step.multipliedBy(item.needs().priority().ordinal()));
            case Order.Fifo fifo -> item.waitingSince();
            case Order.DeadlineAware order -> item.waitingSince();
        };
    }

    private int band(WorkItem item, Instant at) {
        Promises its = promises.get(item.queue());
        long waited = Ticks.of(at) - Ticks.of(item.waitingSince());
        if (waited >= its.promise() && waited >= its.limit()) {
            return -2;
        }
        if (waited >= its.promise() && waited >= its.second()) {
            return 2;
        }
        if (waited >= its.promise() && waited >= its.overtaken()) {
            return -1;
        }
        return waited >= its.promise() ? 1 : 0;
    }

    private int ringOf(WorkItem item, Instant at) {
        List<Ring> rings = queues.get(item.queue()).rules().everyRing();
        int ring = 0;
        while (ring + 1 < rings.size()
                && !item.waitingSince().plus(rings.get(ring + 1).after()).isAfter(at)) {
            ring++;
        }
        return ring;
    }

    private boolean meets(WorkItem item, Agent agent, int number) {
        Ring ring = queues.get(item.queue()).rules().everyRing().get(number);
        boolean spoken = agents.values().stream()
                .anyMatch(any -> any.languages().contains(item.needs().language()));
        return (!spoken || agent.languages().contains(item.needs().language()))
                && (ring.anyone()
                        || item.skills().stream()
                                .allMatch(need ->
                                        agent.level(need.skill()) >= Math.max(1, need.level() - ring.levelsLower())));
    }

    private boolean fits(WorkItem item, Agent agent, Instant at) {
        @Nullable Instant declined = item.declined().get(agent.id());
        boolean rests = declined != null && declined.plus(WorkItem.DECLINE_REST).isAfter(at);
        boolean alone = Demand.takesAll(item.needs().channel());
        return agent.takesWork(item.needs().channel(), at)
                && !rests
                && !speaks(agent)
                && load(agent) + item.weight() <= agent.capacity()
                && !(alone && load(agent) > 0);
    }

    private boolean speaks(Agent agent) {
        return work.values().stream()
                .anyMatch(item -> item.holder().equals(Optional.of(agent.id()))
                        && Demand.takesAll(item.needs().channel()));
    }

    int load(Agent agent) {
        return work.values().stream()
                .filter(item -> item.holder().equals(Optional.of(agent.id())))
                .mapToInt(WorkItem::held)
                .sum();
    }

    /** How many there are who can do the same and to whom something could be given. */
    private long alike(Agent agent) {
        return agents.values().stream()
                .filter(other -> other.skills().equals(agent.skills())
                        && other.languages().equals(agent.languages())
                        && other.capacity() == agent.capacity()
                        && other.takesWork()
                        && !speaks(other)
                        && load(other) < other.capacity())
                .count();
    }

    Set<AgentId> agents() {
        return agents.keySet();
    }
}
