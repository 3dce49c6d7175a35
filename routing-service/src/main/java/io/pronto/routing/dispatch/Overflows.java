package io.pronto.routing.dispatch;

import io.pronto.contracts.QueueId;
import io.pronto.contracts.ReturnCause;
import io.pronto.contracts.RoutingEvent.WaitDiscouraged;
import io.pronto.contracts.RoutingEvent.WorkReturned;
import io.pronto.routing.queue.Admission;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState.Waiting;
import java.time.Instant;
import java.util.Optional;

/**
 * Sends work on that has waited in its queue for as long as the queue's rules want.
 *
 * <p>Circles are refused when queues are defined; should two definitions have made one together all the same, no work leaves the
 * same queue twice in one wait.
 */
final class Overflows {
    private final Stores stores;
    private final Announcements announcements;
    private final LineWatch lines;
    private final Requirements requirements;
    private final Outlooks outlooks;

    Overflows(
            Stores stores, Announcements announcements, LineWatch lines, Requirements requirements, Outlooks outlooks) {
        this.stores = stores;
        this.announcements = announcements;
        this.lines = lines;
        this.requirements = requirements;
        this.outlooks = outlooks;
    }

    /** The work in its next queue, saved and told; nothing if it stays where it is. It comes there as new work would. */
    Optional<WorkItem> sent(WorkItem item, Instant at) {
        if (!isTime(item, at)) {
            return Optional.empty();
        }
        WorkItem leaving = item.overflowing(at);
        Optional<Admission> next = target(item).map(queue -> admission(queue, at));
        if (next.isEmpty() || leaving.overflowed().contains(next.get().queue().id())) {
            // It never will: the queue that it should go to is gone, or it has been there.
            stores.work().save(leaving.returned(null, queuedAt(item)));
            return Optional.empty();
        }
        Queue queue = next.get().queue();
        WorkItem there = outlooks.on(
                leaving.needing(
                        item.needs(),
                        queue.id(),
                        requirements.of(queue, item.needs()),
                        queue.weights().of(item.needs().channel())),
                at);
        stores.work().save(there);
        announcements.tell(new WorkReturned(
                item.conversation(),
                null,
                queue.id(),
                null,
                ReturnCause.OVERFLOWED,
                null,
                item.queue().value(),
                at));
        Admission.Notice notice = next.get().notice();
        if (notice != null) {
            announcements.tell(new WaitDiscouraged(
                    item.conversation(),
                    queue.id(),
                    notice.cause(),
                    notice.alternative(),
                    notice.in(item.needs().language()).orElse(null),
                    at));
        }
        lines.moved(item.queue());
        lines.moved(queue.id());
        return Optional.of(there);
    }

    private boolean isTime(WorkItem item, Instant at) {
        return !item.overflowed().contains(item.queue())
                && rule(item)
                        .map(overflow -> queuedAt(item).plus(overflow.after()))
                        .filter(due -> !due.isAfter(at))
                        .isPresent();
    }

    private Optional<QueueRules.Overflow> rule(WorkItem item) {
        return stores.queues().find(item.queue()).map(queue -> queue.rules().overflow());
    }

    private Optional<Queue> target(WorkItem item) {
        return rule(item)
                .map(QueueRules.Overflow::to)
                .flatMap(stores.queues()::find)
                .filter(Queue::active);
    }

    private Admission admission(Queue first, Instant at) {
        return Admission.of(
                first, (QueueId id) -> stores.queues().find(id).filter(Queue::active), stores.work()::inLine, at);
    }

    private static Instant queuedAt(WorkItem item) {
        if (item.state() instanceof Waiting waiting) {
            return waiting.queuedAt();
        }
        throw new IllegalStateException("Only waiting work overflows: " + item);
    }
}
