package io.pronto.routing.matching;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Work that waits, with its place in its line. */
final class Waiter {
    /** By the place in the order; the id decides between equals. */
    static final Comparator<Waiter> BY_PLACE = (one, other) -> compare(one.place, one, other.place, other);
    /** Who has waited longest first. */
    static final Comparator<Waiter> BY_WAIT = (one, other) -> compare(one.since, one, other.since, other);
    /** For whom something changes first. */
    static final Comparator<Waiter> BY_CHANGE = (one, other) -> compare(one.changesAt, one, other.changesAt, other);

    private final WorkItem item;
    private final Line line;
    private final @Nullable Instant ownDeadline;
    private final Duration handling;
    private final long since;
    private final long queuedAt;
    private final long place;
    private final long deadline;
    private int ring;
    private Standing standing = Standing.IN_TIME;
    private @Nullable AgentId keptFor;
    private long keptUntil = Ticks.NEVER;
    private long changesAt = Ticks.NEVER;

    private Waiter(
            WorkItem item,
            Line line,
            @Nullable Instant ownDeadline,
            Duration handling,
            long since,
            long queuedAt,
            long place,
            long deadline) {
        this.item = item;
        this.line = line;
        this.ownDeadline = ownDeadline;
        this.handling = handling;
        this.since = since;
        this.queuedAt = queuedAt;
        this.place = place;
        this.deadline = deadline;
    }

    private static int compare(long key, Waiter one, long otherKey, Waiter other) {
        int byKey = Long.compare(key, otherKey);
        return byKey != 0 ? byKey : one.id().compareTo(other.id());
    }

    static Waiter of(WorkItem item, Line line, @Nullable Instant ownDeadline, Duration handling) {
        if (!(item.state() instanceof WorkState.Waiting(Instant queuedAt, WorkState.Reservation reserved))) {
            throw new IllegalStateException(item.conversation() + " does not wait, it is " + item.state()
                    + ". Maybe it was put on the floor before its state was changed.");
        }
        QueueState queue = line.queue();
        long arrived = Ticks.of(item.waitingSince());
        long deadline = queue.deadline(arrived, ownDeadline);
        return new Waiter(
                item,
                line,
                ownDeadline,
                handling,
                queue.since(arrived, deadline),
                Ticks.of(queuedAt),
                queue.place(arrived, deadline, item.needs().priority(), handling),
                deadline);
    }

    /** How it stands to its promise; only {@link Promises} lets it leave the first. */
    enum Standing {
        /** It can still be kept. */
        IN_TIME,
        /** It is broken. */
        LATE,
        /** The second promise is broken too, and it lets others pass up to the limit. */
        LEFT_BEHIND
    }

    WorkItem item() {
        return item;
    }

    ConversationId conversation() {
        return item.conversation();
    }

    UUID id() {
        return item.conversation().value();
    }

    Line line() {
        return line;
    }

    /** By when it should reach somebody, if somebody said so; else its queue does. */
    @Nullable
    Instant ownDeadline() {
        return ownDeadline;
    }

    /** How long it will take beyond what is usual. */
    Duration handling() {
        return handling;
    }

    /** Since when its wait counts; with a promise of its own, the time that its queue promises before that is due. */
    long since() {
        return since;
    }

    /** Since when it has been in its queue. */
    long queuedAt() {
        return queuedAt;
    }

    long place() {
        return place;
    }

    long deadline() {
        return deadline;
    }

    int ring() {
        return ring;
    }

    Standing standing() {
        return standing;
    }

    @Nullable
    AgentId keptFor() {
        return keptFor;
    }

    long keptUntil() {
        return keptUntil;
    }

    long changesAt() {
        return changesAt;
    }

    /** Only while it is on no list. */
    void stand(int nextRing, Standing next) {
        ring = nextRing;
        standing = next;
    }

    /** Only while it is on no list. */
    void keepFor(@Nullable AgentId agent, long until) {
        keptFor = agent;
        keptUntil = until;
    }

    /** Only while it is not on the agenda. */
    void changeAt(long at) {
        changesAt = at;
    }
}
