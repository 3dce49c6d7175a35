package io.pronto.routing.dispatch;

import io.pronto.routing.matching.Floor;
import io.pronto.routing.skill.Skill;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The floor as this replica remembers it, so that a decision needs not read everything from the store. It is only believed as long as
 * the pool's mark shows that nobody else has changed anything since; otherwise it is read anew.
 */
final class Memory {
    private static final int PAGE = 500;

    private final Stores kept;
    private @Nullable Floor floor;
    private @Nullable Object shows;

    Memory(Stores kept) {
        this.kept = kept;
    }

    /** The pool, with this memory kept in step. */
    Pool around(Pool pool) {
        return new Pool() {
            @Override
            public <T> T alone(Supplier<T> change) {
                return pool.alone(() -> {
                    begin(pool.found(), pool.left());
                    return change.get();
                });
            }

            @Override
            public Object found() {
                return pool.found();
            }

            @Override
            public Object left() {
                return pool.left();
            }
        };
    }

    /** The stores, which tell this memory what they are told. */
    Stores following() {
        return new Stores(
                new FollowedAgents(kept.agents(), this),
                new FollowedSkills(kept.skills(), this),
                kept.teams(),
                new FollowedQueues(kept.queues(), this),
                new FollowedWork(kept.work(), this),
                kept.offers(),
                kept.decisions(),
                kept.handOvers());
    }

    private synchronized void begin(Object found, Object left) {
        if (!found.equals(shows) && !left.equals(shows)) {
            floor = null;
        }
        shows = left;
    }

    /** The agents, queues and work as the running change has left them so far. */
    synchronized Floor floor() {
        if (floor == null) {
            floor = read();
        }
        return floor;
    }

    /** The floor if it was read already; else what happens will be read with all the rest. */
    synchronized @Nullable Floor ifRead() {
        return floor;
    }

    private Floor read() {
        Floor read = new Floor();
        neighbours(read);
        kept.queues().all().forEach(read::define);
        kept.agents().active().forEach(read::put);
        @Nullable WorkItem last = null;
        List<WorkItem> page;
        do {
            page = kept.work()
                    .unfinished(
                            null,
                            null,
                            last == null ? null : last.place(),
                            last == null ? null : last.conversation(),
                            PAGE);
            page.forEach(item -> read.put(item, since(item)));
            last = page.isEmpty() ? null : page.getLast();
        } while (page.size() == PAGE);
        return read;
    }

    /** Brings the floor up to date with skills that changed. */
    void neighbours(Floor changed) {
        changed.neighbours(kept.skills().all().stream().collect(Collectors.toMap(Skill::id, Skill::neighbours)));
    }

    /** Since when it has been in its state: what it takes and where it stands then follows from the work alone. */
    static Instant since(WorkItem item) {
        return switch (item.state()) {
            case WorkState.Waiting waiting -> waiting.queuedAt();
            case WorkState.Offered offered -> offered.offeredAt();
            case WorkState.Assigned assigned -> assigned.since();
            case WorkState.Finished finished -> finished.at();
        };
    }
}
