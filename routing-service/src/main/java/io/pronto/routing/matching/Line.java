package io.pronto.routing.matching;

import io.pronto.contracts.AgentId;
import io.pronto.routing.matching.Waiter.Standing;
import io.pronto.routing.work.WorkItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The waiting work of one demand, sorted so that the first that an agent may get is found at once. */
final class Line {
    private final Demand demand;
    private final QueueState queue;
    private final Stage[] stages;
    private int size;
    private final List<Peers> servedBy = new ArrayList<>();
    private boolean languageCounts;

    Line(Demand demand, QueueState queue, boolean languageCounts) {
        this.demand = demand;
        this.queue = queue;
        this.languageCounts = languageCounts;
        this.stages = new Stage[queue.rings().size()];
        for (int i = 0; i < stages.length; i++) {
            stages[i] = new Stage();
        }
    }

    /** Those who are in the same ring. */
    private static final class Stage {
        private final TreeSet<Waiter> inTime = new TreeSet<>(Waiter.BY_PLACE);
        private final TreeSet<Waiter> late = new TreeSet<>(Waiter.BY_WAIT);
        private final TreeSet<Waiter> leftBehind = new TreeSet<>(Waiter.BY_WAIT);

        TreeSet<Waiter> of(Standing standing) {
            return switch (standing) {
                case IN_TIME -> inTime;
                case LATE -> late;
                case LEFT_BEHIND -> leftBehind;
            };
        }
    }

    Demand demand() {
        return demand;
    }

    QueueState queue() {
        return queue;
    }

    int size() {
        return size;
    }

    /** Whose list of lines it is on. */
    List<Peers> servedBy() {
        return servedBy;
    }

    /** Whether whoever serves it must speak its language: not when nobody at all does. */
    boolean languageCounts() {
        return languageCounts;
    }

    void languageCounts(boolean counts) {
        languageCounts = counts;
    }

    boolean speaksIt(Ability ability) {
        return !languageCounts || ability.speaks(demand.language());
    }

    void add(Waiter waiter) {
        stages[waiter.ring()].of(waiter.standing()).add(waiter);
        size++;
    }

    void remove(Waiter waiter) {
        if (stages[waiter.ring()].of(waiter.standing()).remove(waiter)) {
            size--;
        }
    }

    /** The first that an agent may get who can serve the line from that ring on. */
    @Nullable
    Turn first(AgentId agent, int ring, long now) {
        @Nullable Turn best = null;
        for (int i = ring; i < stages.length; i++) {
            best = queue.promises() == null
                    ? better(best, firstOf(stages[i].inTime, agent, now), Turn.IN_TIME, false)
                    : byPromise(best, stages[i], queue.promises(), agent, now);
        }
        return best;
    }

    private static @Nullable Turn byPromise(
            @Nullable Turn so, Stage stage, Promises promises, AgentId agent, long now) {
        @Nullable Turn best = so;
        @Nullable Waiter behind = firstOf(stage.leftBehind, agent, now);
        if (behind != null) {
            boolean limit = now - behind.since() >= promises.limit();
            best = better(best, behind, limit ? Turn.LIMIT : Turn.LEFT_BEHIND, true);
        }
        @Nullable Waiter late = firstOf(stage.late, agent, now);
        if (late != null) {
            long waited = now - late.since();
            int band =
                    waited >= promises.limit() ? Turn.LIMIT : waited >= promises.overtaken() ? Turn.ENOUGH : Turn.LATE;
            best = better(best, late, band, true);
        }
        return better(best, firstOf(stage.inTime, agent, now), Turn.IN_TIME, false);
    }

    private static @Nullable Turn better(@Nullable Turn best, @Nullable Waiter waiter, int band, boolean byWait) {
        if (waiter == null) {
            return best;
        }
        Turn turn = new Turn(waiter, band, byWait ? waiter.since() : waiter.place());
        return turn.before(best) ? turn : best;
    }

    private static @Nullable Waiter firstOf(SortedSet<Waiter> sorted, AgentId agent, long now) {
        if (sorted.isEmpty()) {
            return null;
        }
        // Nearly always it is the very first.
        Waiter first = sorted.getFirst();
        if (!isResting(first.item(), agent, now)) {
            return first;
        }
        for (Waiter waiter : sorted) {
            if (!isResting(waiter.item(), agent, now)) {
                return waiter;
            }
        }
        return null;
    }

    /** Whether the agent declined it a moment ago. */
    static boolean isResting(WorkItem item, AgentId agent, long now) {
        if (item.declined().isEmpty()) {
            return false;
        }
        Instant declined = item.declined().get(agent);
        return declined != null && Ticks.of(declined) + Ticks.of(WorkItem.DECLINE_REST) > now;
    }
}
