package io.pronto.routing.dispatch;

import io.pronto.contracts.OfferId;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.matching.Floor;
import io.pronto.routing.offer.OfferRecord;
import io.pronto.routing.pool.Pool;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.skill.Skill;
import io.pronto.routing.work.OpenWork;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pool as this replica remembers it, so that a decision reads nothing from the store. It is only believed as long as the pool's
 * mark shows that nothing was changed without it; otherwise it is read anew.
 */
final class Memory {
    private static final int PAGE = 500;

    private final Stores kept;
    private @Nullable State state;
    /** Marks of the last change that was seen, and whether it wrote anything. */
    private @Nullable Object found;

    private @Nullable Object left;
    private long written;
    private long writtenBefore;

    Memory(Stores kept) {
        this.kept = kept;
    }

    /**
     * Everything that is asked while something is decided.
     *
     * @param agents who are active, by id
     * @param offers that are open
     */
    record State(
            Floor floor,
            OpenWork work,
            TreeMap<String, Agent> agents,
            TreeMap<String, Queue> queues,
            TreeMap<String, Skill> skills,
            Map<OfferId, OfferRecord> offers) {
        /** Brings the floor up to date with skills that changed. */
        void reviewNeighbours() {
            floor.neighbours(skills.values().stream().collect(Collectors.toMap(Skill::id, Skill::neighbours)));
        }
    }

    /** The pool, with this memory kept in step. What is refused before it wrote anything leaves the memory as it was. */
    Pool around(Pool pool) {
        return new Pool() {
            @Override
            public <T> T alone(Supplier<T> change) {
                return pool.alone(() -> attempt(pool, change)).get();
            }

            @Override
            public boolean isWriter() {
                return pool.isWriter();
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

    /** How a change ended: with a result, or refused by an exception before it had written anything. */
    private sealed interface Attempt<T> {
        T get();

        record Done<T>(T result) implements Attempt<T> {
            @Override
            public T get() {
                return result;
            }
        }

        record Refused<T>(RuntimeException cause) implements Attempt<T> {
            @Override
            public T get() {
                throw cause;
            }
        }
    }

    private <T> Attempt<T> attempt(Pool pool, Supplier<T> change) {
        begin(pool.found(), pool.left());
        long before = written;
        try {
            return new Attempt.Done<>(change.get());
        } catch (RuntimeException refused) {
            if (written > before) {
                throw refused;
            }
            // Others may share the transaction: they need not be undone for one that did nothing.
            return new Attempt.Refused<>(refused);
        }
    }

    /** The stores, as remembered, which store what they are told. */
    Stores remembered() {
        return new Stores(
                new RememberedAgents(kept.agents(), this),
                new RememberedSkills(kept.skills(), this),
                kept.teams(),
                new RememberedQueues(kept.queues(), this),
                new RememberedWork(kept.work(), this),
                new RememberedOffers(kept.offers(), this),
                kept.decisions(),
                kept.handOvers());
    }

    private void begin(Object nowFound, Object nowLeft) {
        if (nowLeft.equals(left)) {
            return;
        }
        boolean tookEffect = nowFound.equals(left);
        boolean cameToNothing = nowFound.equals(found) && written == writtenBefore;
        if (!tookEffect && !cameToNothing) {
            state = null;
        }
        found = nowFound;
        left = nowLeft;
        writtenBefore = written;
    }

    /** The pool as the running change has left it so far. */
    State state() {
        if (state == null) {
            state = read();
        }
        return state;
    }

    /** The same, about to be changed. */
    State changing() {
        written++;
        return state();
    }

    private State read() {
        State read = new State(
                new Floor(), new OpenWork(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new HashMap<>());
        kept.skills().all().forEach(skill -> read.skills().put(skill.id().value(), skill));
        read.reviewNeighbours();
        kept.queues().all().forEach(queue -> {
            read.queues().put(queue.id().value(), queue);
            read.floor().define(queue);
        });
        kept.agents().active().forEach(agent -> {
            read.agents().put(agent.id().value(), agent);
            read.floor().put(agent);
        });
        kept.offers().open().forEach(offer -> read.offers().put(offer.id(), offer));
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
            page.forEach(item -> {
                read.floor().put(item, since(item));
                read.work().put(item);
            });
            last = page.isEmpty() ? null : page.getLast();
        } while (page.size() == PAGE);
        return read;
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
