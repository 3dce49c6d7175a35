package io.pronto.routing.work;

import io.pronto.contracts.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * Who is next: the higher priority, then the longer wait.
 *
 * <p>One step of priority is worth {@link #STEP} of waiting. So nobody starves: work that has waited longer than
 * another by the steps between them goes first, whatever still arrives above it. And the order of two pieces of work
 * never changes while they wait, so that it can be an index.
 */
public final class BacklogOrder {
    /** What one step of priority is worth in waiting. */
    public static final Duration STEP = Duration.ofHours(1);

    /** First is who is next; the id decides between equals. */
    public static final Comparator<WorkItem> NEXT_FIRST = Comparator.comparing(WorkItem::place)
            .thenComparing(item -> item.conversation().toString());

    private BacklogOrder() {}

    /** The place in the order: the earlier, the sooner it is served. */
    public static Instant place(Priority priority, Instant waitingSince) {
        return waitingSince.minus(STEP.multipliedBy(priority.ordinal()));
    }
}
