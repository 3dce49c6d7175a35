package io.pronto.routing.matching;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.routing.matching.Waiter.Standing;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.queue.Ring;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The work that waits, in its lines, and what time does to it. */
final class Backlog {
    /** So many demands are remembered after nobody waits with them any more. */
    private static final int MOST_EMPTY_LINES = 20_000;

    private static final SortedSet<Waiter> NOBODY = Collections.unmodifiableSortedSet(new TreeSet<>(Waiter.BY_PLACE));

    private final SeatIndex index;
    private final Languages languages;
    private final Predicate<AgentId> isThere;
    private final Map<QueueId, QueueState> queues = new HashMap<>();
    private final Map<Demand, Line> lines = new HashMap<>();
    private final Map<ConversationId, Waiter> waiting = new HashMap<>();
    private final Map<AgentId, TreeSet<Waiter>> kept = new HashMap<>();
    private final TreeSet<Waiter> agenda = new TreeSet<>(Waiter.BY_CHANGE);
    private final Set<ConversationId> widened = new HashSet<>();
    private Map<SkillId, Set<SkillId>> neighbours = Map.of();
    private long latest = Long.MIN_VALUE;

    /** @param isThere whether an agent takes work at present */
    Backlog(SeatIndex index, Languages languages, Predicate<AgentId> isThere) {
        this.index = index;
        this.languages = languages;
        this.isThere = isThere;
    }

    // ---- definitions --------------------------------------------------------------------------------------------

    void neighbours(Map<SkillId, Set<SkillId>> near) {
        if (!near.equals(neighbours)) {
            neighbours = Map.copyOf(near);
            lines.values().forEach(this::relink);
        }
    }

    void define(Queue queue) {
        QueueState before = queues.get(queue.id());
        if (before != null && before.rules().equals(queue.rules())) {
            return;
        }
        queues.put(queue.id(), new QueueState(queue.id(), queue.rules()));
        List<Waiter> there = waiting.values().stream()
                .filter(waiter -> waiter.line().queue().id().equals(queue.id()))
                .sorted(Waiter.BY_PLACE)
                .toList();
        there.forEach(this::takeOff);
        removeLines(line -> line.queue().id().equals(queue.id()));
        there.forEach(waiter -> await(waiter.item(), waiter.ownDeadline(), waiter.handling(), waiter.queuedAt()));
    }

    private void removeLines(Predicate<Line> which) {
        for (Iterator<Line> all = lines.values().iterator(); all.hasNext(); ) {
            Line line = all.next();
            if (which.test(line)) {
                unlink(line);
                all.remove();
            }
        }
    }

    private QueueState queue(QueueId id) {
        return queues.computeIfAbsent(id, key -> new QueueState(key, QueueRules.USUAL));
    }

    // ---- coming and going ---------------------------------------------------------------------------------------

    void await(WorkItem item, @Nullable Instant deadline, Duration handling, long now) {
        QueueState queue = queue(item.queue());
        Demand demand = Demand.of(item);
        @Nullable Line known = lines.get(demand);
        Line line = known == null ? open(demand, queue) : known;
        Waiter waiter = Waiter.of(item, line, deadline, handling);
        stand(waiter, now);
        waiter.keepFor(keptFor(item, queue, now), keptUntil(item, queue, now));
        putOn(waiter, now);
        latest = Math.max(latest, now);
        Promises promises = queue.promises();
        if (promises != null) {
            promises.inTurn().came(waiter.id(), waiter.since());
        }
    }

    private Line open(Demand demand, QueueState queue) {
        if (lines.size() >= MOST_EMPTY_LINES + waiting.size()) {
            removeLines(line -> line.size() == 0);
        }
        Line line = new Line(demand, queue, languages.count(demand.language()));
        lines.put(demand, line);
        link(line);
        return line;
    }

    /** Work has come to somebody. @param waited as it waited until now, if it did */
    void handedOver(WorkItem item, @Nullable Waiter waited, long now) {
        Promises promises = queue(item.queue()).promises();
        if (promises != null) {
            long since = waited == null ? Ticks.of(item.waitingSince()) : waited.since();
            promises.inTurn().handedOver(item.conversation().value(), since, now);
        }
    }

    /** It waits no more, and not because it came to somebody. */
    void left(Waiter waiter) {
        Promises promises = waiter.line().queue().promises();
        if (promises != null) {
            promises.inTurn().left(waiter.id(), waiter.since(), latest);
        }
    }

    @Nullable
    Waiter find(ConversationId conversation) {
        return waiting.get(conversation);
    }

    int size() {
        return waiting.size();
    }

    /** What waits for that agent alone, by its place. */
    SortedSet<Waiter> keptFor(AgentId agent) {
        SortedSet<Waiter> its = kept.get(agent);
        return its == null ? NOBODY : its;
    }

    /** What work asks for at that moment, on the floor or not. */
    Ask ask(WorkItem item, long now) {
        return ask(item, queue(item.queue()), now);
    }

    /** The same if its queue were served like that. */
    Ask ask(WorkItem item, QueueState queue, long now) {
        Demand demand = Demand.of(item);
        int ring = item.state() instanceof WorkState.Waiting(Instant queuedAt, WorkState.Reservation reserved)
                ? queue.ringAfter(now - Ticks.of(queuedAt))
                : 0;
        return new Ask(
                item, demand, queue, ring, keptFor(item, queue, now), languages.count(demand.language()), this::near);
    }

    private @Nullable AgentId keptFor(WorkItem item, QueueState queue, long now) {
        if (!(item.state() instanceof WorkState.Waiting(Instant queuedAt, WorkState.Reservation reserved))) {
            return null;
        }
        if (reserved != null && Ticks.of(reserved.until()) > now) {
            return reserved.agent();
        }
        AgentId preferred = item.preferred();
        boolean insists = preferred != null
                && Ticks.of(queuedAt) + Ticks.of(queue.rules().insistence()) > now
                && !item.declined().containsKey(preferred)
                && isThere.test(preferred);
        return insists ? preferred : null;
    }

    private static long keptUntil(WorkItem item, QueueState queue, long now) {
        if (!(item.state() instanceof WorkState.Waiting(Instant queuedAt, WorkState.Reservation reserved))) {
            return Ticks.NEVER;
        }
        return reserved != null && Ticks.of(reserved.until()) > now
                ? Ticks.of(reserved.until())
                : Ticks.of(queuedAt) + Ticks.of(queue.rules().insistence());
    }

    // ---- time ---------------------------------------------------------------------------------------------------

    /** Does what is due. */
    void pass(long now) {
        latest = Math.max(latest, now);
        while (!agenda.isEmpty() && agenda.first().changesAt() <= now) {
            Waiter waiter = agenda.first();
            long due = waiter.changesAt();
            int ring = waiter.ring();
            boolean wasKept = waiter.keptFor() != null;
            boolean rested = !waiter.item().declined().isEmpty()
                    && waiter.item().declined().values().stream().anyMatch(when -> restedAt(when) == due);
            takeOff(waiter);
            stand(waiter, now);
            if (wasKept && waiter.keptUntil() <= now) {
                waiter.keepFor(null, Ticks.NEVER);
            }
            putOn(waiter, now);
            if (waiter.ring() > ring || wasKept && waiter.keptFor() == null || rested) {
                widened.add(waiter.conversation());
            }
        }
    }

    /** Work that more agents may get than before, since it was asked last; by its place. */
    List<WorkItem> widened() {
        List<WorkItem> all = widened.stream()
                .flatMap(conversation -> Stream.ofNullable(waiting.get(conversation)))
                .sorted(Waiter.BY_PLACE)
                .map(Waiter::item)
                .toList();
        widened.clear();
        return all;
    }

    /** When more agents than now may get that work, if nothing but time changes; its promise has nothing to do with that. */
    Optional<Instant> widensAt(ConversationId conversation) {
        Waiter waiter = waiting.get(conversation);
        if (waiter == null) {
            return Optional.empty();
        }
        long next = waiter.line().queue().nextRingAt(waiter.ring(), waiter.queuedAt());
        if (waiter.keptFor() != null) {
            next = Math.min(next, waiter.keptUntil());
        }
        return next == Ticks.NEVER ? Optional.empty() : Optional.of(Ticks.instant(next));
    }

    /** When that work has waited in its queue for as long as its rules want. */
    Optional<Instant> overflowsAt(ConversationId conversation) {
        Waiter waiter = waiting.get(conversation);
        return waiter == null
                        || waiter.item().overflowed().contains(waiter.item().queue())
                ? Optional.empty()
                : Optional.ofNullable(waiter.line().queue().rules().overflow())
                        .map(overflow -> Ticks.instant(waiter.queuedAt() + Ticks.of(overflow.after())));
    }

    Optional<Instant> nextChange() {
        return agenda.isEmpty()
                ? Optional.empty()
                : Optional.of(Ticks.instant(agenda.first().changesAt()));
    }

    /** Nobody insists on an agent who is not there; a reservation by hand holds all the same. */
    void letGo(AgentId agent) {
        if (!kept.containsKey(agent)) {
            return;
        }
        for (Waiter waiter : List.copyOf(keptFor(agent))) {
            boolean byHand = waiter.item().state() instanceof WorkState.Waiting(Instant q, WorkState.Reservation r)
                    && r != null
                    && Ticks.of(r.until()) == waiter.keptUntil();
            if (!byHand) {
                takeOff(waiter);
                waiter.keepFor(null, Ticks.NEVER);
                putOn(waiter, waiter.queuedAt());
                widened.add(waiter.conversation());
            }
        }
    }

    private static void stand(Waiter waiter, long now) {
        QueueState queue = waiter.line().queue();
        int ring = Math.max(waiter.ring(), queue.ringAfter(now - waiter.queuedAt()));
        Standing standing = waiter.standing();
        Promises promises = queue.promises();
        if (promises != null) {
            if (standing == Standing.IN_TIME && now >= waiter.deadline()) {
                standing = Standing.LATE;
            }
            if (standing == Standing.LATE && now - waiter.since() >= promises.second()) {
                standing = Standing.LEFT_BEHIND;
            }
        }
        waiter.stand(ring, standing);
    }

    private static long nextChange(Waiter waiter, long now) {
        QueueState queue = waiter.line().queue();
        long next = queue.nextRingAt(waiter.ring(), waiter.queuedAt());
        if (waiter.keptFor() != null) {
            next = Math.min(next, waiter.keptUntil());
        }
        for (Instant declined : waiter.item().declined().values()) {
            long rested = restedAt(declined);
            next = rested > now ? Math.min(next, rested) : next;
        }
        Promises promises = queue.promises();
        if (promises == null) {
            return next;
        }
        return switch (waiter.standing()) {
            case IN_TIME -> Math.min(next, waiter.deadline());
            case LATE -> Math.min(next, waiter.since() + promises.second());
            case LEFT_BEHIND -> next;
        };
    }

    private static long restedAt(Instant declined) {
        return Ticks.of(declined.plus(WorkItem.DECLINE_REST));
    }

    // ---- lists --------------------------------------------------------------------------------------------------

    private void putOn(Waiter waiter, long now) {
        AgentId agent = waiter.keptFor();
        if (agent == null) {
            waiter.line().add(waiter);
        } else {
            kept.computeIfAbsent(agent, key -> new TreeSet<>(Waiter.BY_PLACE)).add(waiter);
        }
        waiting.put(waiter.conversation(), waiter);
        waiter.changeAt(nextChange(waiter, now));
        if (waiter.changesAt() != Ticks.NEVER) {
            agenda.add(waiter);
        }
    }

    void takeOff(Waiter waiter) {
        AgentId agent = waiter.keptFor();
        if (agent == null) {
            waiter.line().remove(waiter);
        } else {
            kept.computeIfPresent(agent, (key, own) -> {
                own.remove(waiter);
                return own.isEmpty() ? null : own;
            });
        }
        waiting.remove(waiter.conversation());
        if (waiter.changesAt() != Ticks.NEVER) {
            agenda.remove(waiter);
        }
    }

    // ---- who can serve which line -------------------------------------------------------------------------------

    /** New peers have come. */
    void link(Peers peers) {
        lines.values().forEach(line -> linkIfMet(line, peers));
    }

    /** Perhaps a language is spoken now that was not before, or the other way round. */
    void reviewLanguages() {
        for (Line line : lines.values()) {
            boolean counts = languages.count(line.demand().language());
            if (counts != line.languageCounts()) {
                line.languageCounts(counts);
                relink(line);
            }
        }
    }

    private void relink(Line line) {
        unlink(line);
        link(line);
    }

    private void link(Line line) {
        for (Peers peers : index.allFor(line.demand(), line.queue().rings(), this::near)) {
            linkIfMet(line, peers);
        }
    }

    private void unlink(Line line) {
        line.servedBy().forEach(peers -> peers.lines().removeIf(reach -> reach.line() == line));
        line.servedBy().clear();
    }

    private void linkIfMet(Line line, Peers peers) {
        if (!line.speaksIt(peers.ability()) || line.queue().rules().delivery() == QueueRules.Delivery.PULL) {
            return;
        }
        List<Ring> rings = line.queue().rings();
        for (int ring = 0; ring < rings.size(); ring++) {
            if (line.demand()
                    .isMetBy(
                            peers.ability(),
                            rings.get(ring),
                            line.queue().rules().teams(),
                            this::near)) {
                peers.lines().add(new Peers.Reach(line, ring));
                line.servedBy().add(peers);
                return;
            }
        }
    }

    private Set<SkillId> near(SkillId skill) {
        return neighbours.getOrDefault(skill, Set.of());
    }
}
