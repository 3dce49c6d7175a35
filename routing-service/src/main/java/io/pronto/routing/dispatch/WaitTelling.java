package io.pronto.routing.dispatch;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.RoutingEvent.WaitEstimated;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.pool.Pool;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.wait.HandOver;
import io.pronto.routing.wait.ToldWait;
import io.pronto.routing.wait.ToldWaits;
import io.pronto.routing.wait.WaitEstimate;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells those who wait their place and, when it can be said honestly, how long it may take. */
public final class WaitTelling {
    /** Who is further back is told nothing until the line is shorter. */
    public static final int FIRST = 100;

    private final Pool pool;
    private final Stores stores;
    private final Announcements announcements;
    private final ToldWaits told;

    WaitTelling(Pool pool, Stores stores, Announcements announcements, ToldWaits told) {
        this.pool = pool;
        this.stores = stores;
        this.announcements = announcements;
        this.told = told;
    }

    /** Tells the first {@value #FIRST} of the line what has changed for them. */
    public void tell(QueueId queue, Instant at) {
        pool.alone(() -> {
            List<WorkItem> line = stores.work().line(queue, FIRST);
            Map<ConversationId, ToldWait> before = new HashMap<>(told.in(queue));
            if (line.isEmpty() && before.isEmpty()) {
                return;
            }
            boolean served = isServed(queue);
            List<HandOver> recent =
                    stores.handOvers().since(queue, at.minus(WaitEstimate.WINDOW), WaitEstimate.MOST_OBSERVATIONS);
            Instant oldest = line.stream()
                    .map(WaitTelling::queuedAt)
                    .min(Instant::compareTo)
                    .orElse(at);
            int position = 0;
            for (WorkItem item : line) {
                position++;
                Optional<WaitEstimate> estimate =
                        served ? WaitEstimate.of(position, recent, oldest, at) : Optional.empty();
                ToldWait now = new ToldWait(item.conversation(), position, estimate.orElse(null));
                if (!now.equals(before.remove(item.conversation()))) {
                    told.save(queue, now);
                    announcements.tell(new WaitEstimated(
                            item.conversation(),
                            queue,
                            position,
                            estimate.map(WaitEstimate::lowSeconds).orElse(null),
                            estimate.map(WaitEstimate::highSeconds).orElse(null),
                            at));
                }
            }
            before.keySet().forEach(conversation -> told.forget(queue, conversation));
        });
    }

    /** With nobody there the past says nothing about when it goes on. */
    private boolean isServed(QueueId queue) {
        Optional<Queue> found = stores.queues().find(queue);
        return found.isPresent()
                && stores.agents().active().stream().filter(Agent::takesWork).anyMatch(found.get()::couldBeServedBy);
    }

    private static Instant queuedAt(WorkItem item) {
        return switch (item.state()) {
            case WorkState.Waiting waiting -> waiting.queuedAt();
            case WorkState.Offered offered -> offered.queuedAt();
            case WorkState.Assigned assigned -> assigned.since();
            case WorkState.Finished finished -> finished.at();
        };
    }
}
