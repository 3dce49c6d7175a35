package io.pronto.routing.matching;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.SkillId;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The agents of a pool and the work that waits for them, and who fits whom. The live service, the simulator and the replay of a
 * past day all decide here.
 *
 * <p>Pure and deterministic: the same changes in the same order give the same decisions. Sorted lists by skill on the one side and by
 * demand on the other make both questions cheap: {@link #agentFor} when work comes, {@link #workFor} when an agent has room.
 *
 * <p>Work goes to whoever has the skills of its current {@link io.pronto.routing.queue.Ring}, speaks its language, is there, has
 * room and did not just decline it. Among those comes first: the preferred agent; who has not declined it before; who is least
 * loaded for the size of the budget; whose like is there in the greatest number, so that rare skills stay free; who has been given
 * nothing for longest; the lower id. Which work an agent gets is said by the {@link io.pronto.routing.queue.Order} of its queue.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Floor {
    /** Raised with every change of the rules, and kept with each decision. */
    public static final String POLICY = "floor/2";

    private final SeatIndex index = new SeatIndex();
    private final Languages languages = new Languages();
    private final Map<AgentId, Seat> seats = new HashMap<>();
    private final Map<ConversationId, Holding> held = new HashMap<>();
    private final Backlog backlog = new Backlog(index, languages, this::isThere);

    private record Holding(AgentId agent, int weight, boolean call) {}

    // ---- what changes -------------------------------------------------------------------------------------------

    /** Which skills may stand in for which, in rings that allow it. */
    public void neighbours(Map<SkillId, Set<SkillId>> near) {
        backlog.neighbours(near);
    }

    /** Adds a queue or changes its rules; what waits there is sorted anew. */
    public void define(Queue queue) {
        backlog.define(queue);
    }

    /** Adds an agent or brings what is known of one up to date; one who is no longer active leaves. */
    public void put(Agent agent) {
        if (!agent.active()) {
            remove(agent.id());
            return;
        }
        Ability ability = Ability.of(agent);
        @Nullable Seat seat = seats.get(agent.id());
        if (seat == null) {
            sit(agent, ability);
        } else if (seat.peers().ability().equals(ability)) {
            index.unlist(seat);
            seat.become(agent, seat.peers());
            index.list(seat);
        } else {
            Peers before = seat.peers();
            index.unlist(seat);
            leave(seat);
            seat.become(agent, peersOf(ability));
            join(seat);
            index.list(seat);
            if (!before.ability().languages().equals(ability.languages())) {
                backlog.reviewLanguages();
            }
        }
        if (!agent.takesWork()) {
            backlog.letGo(agent.id());
        }
    }

    /** The agent is gone for good. What the agent holds is held until somebody says otherwise. */
    public void remove(AgentId agent) {
        @Nullable Seat seat = seats.remove(agent);
        if (seat != null) {
            index.unlist(seat);
            leave(seat);
            backlog.reviewLanguages();
            backlog.letGo(agent);
        }
    }

    /**
     * Brings a piece of work up to date: it waits, is held by an agent, or is none of the floor's business any more.
     *
     * @param at now: what has a holder from this moment on was given now
     */
    public void put(WorkItem item, Instant at) {
        put(item, item.outlook().deadline(), item.outlook().extra(), at);
    }

    /**
     * The same with what is known of its promise.
     *
     * @param deadline by when it should have reached somebody; null: what its queue promises
     * @param handling how long it will take beyond what is usual in its queue
     */
    public void put(WorkItem item, @Nullable Instant deadline, Duration handling, Instant at) {
        @Nullable Waiter waiter = backlog.find(item.conversation());
        if (waiter != null) {
            backlog.takeOff(waiter);
            if (item.holder().isEmpty()
                    && !(item.state() instanceof WorkState.Waiting
                            && item.queue().equals(waiter.item().queue()))) {
                backlog.left(waiter);
            }
        }
        if (item.state() instanceof WorkState.Waiting) {
            release(item.conversation());
            backlog.await(item, deadline, handling, Ticks.of(at));
            return;
        }
        Optional<AgentId> holder = item.holder();
        if (holder.isEmpty()) {
            release(item.conversation());
            return;
        }
        if (!held.containsKey(item.conversation())) {
            backlog.handedOver(item, waiter, Ticks.of(at));
        }
        hold(item, holder.get(), at);
    }

    /** Work of that conversation is unknown here from now on. */
    public void forget(ConversationId conversation) {
        @Nullable Waiter waiter = backlog.find(conversation);
        if (waiter != null) {
            backlog.takeOff(waiter);
            backlog.left(waiter);
        }
        release(conversation);
    }

    // ---- what is asked ------------------------------------------------------------------------------------------

    /** Who gets the work now, whether it is on the floor or not; nobody if nobody can. */
    public Optional<Choice> agentFor(WorkItem item, Instant at) {
        Ask ask = ask(item, at);
        return ask.queue().rules().delivery() == QueueRules.Delivery.PULL
                ? Optional.empty()
                : Optional.ofNullable(search(ask, at).choice());
    }

    /** The same with reasons for and against those who were considered. */
    public Decision decide(WorkItem item, Instant at) {
        Ask ask = ask(item, at);
        return new Explanation(ask, search(ask, at), index, seats, at).decision();
    }

    /** The same if the queue were served like that. */
    public Decision decide(WorkItem item, Queue queue, Instant at) {
        Ask ask = backlog.ask(item, new QueueState(queue.id(), queue.rules()), Ticks.of(at));
        return new Explanation(ask, search(ask, at), index, seats, at).decision();
    }

    /** Whether the skills, teams and language that the work asks for at present are met; presence and room do not count. */
    public boolean qualifies(WorkItem item, AgentId agent, Instant at) {
        @Nullable Seat seat = seats.get(agent);
        return seat != null && ask(item, at).isMetBy(seat.peers().ability());
    }

    /** Whether work of that weight fits the agent's budget beside what is held. */
    public boolean hasRoomFor(WorkItem item, AgentId agent) {
        @Nullable Seat seat = seats.get(agent);
        Demand demand = Demand.of(item);
        return seat != null && seat.hasRoomFor(demand.weight(), demand.takesAll());
    }

    /** Which work the agent gets now; none if none waits that the agent could take. */
    public Optional<WorkItem> workFor(AgentId agent, Instant at) {
        long now = Ticks.of(at);
        backlog.pass(now);
        @Nullable Seat seat = seats.get(agent);
        if (seat == null || !seat.isAvailable()) {
            return Optional.empty();
        }
        @Nullable Waiter own = ownOf(seat, at, now);
        if (own != null) {
            return Optional.of(own.item());
        }
        @Nullable Turn byPromise = null;
        @Nullable Turn other = null;
        for (Peers.Reach reach : seat.peers().lines()) {
            Line line = reach.line();
            if (line.size() == 0
                    || !seat.hasRoomFor(line.demand().weight(), line.demand().takesAll())
                    || !seat.takesWork(line.demand().channel(), at)) {
                continue;
            }
            @Nullable Turn turn = line.first(agent, reach.ring(), now);
            if (turn != null && turn.byPromise()) {
                byPromise = turn.before(byPromise) ? turn : byPromise;
            } else if (turn != null) {
                other = turn.before(other) ? turn : other;
            }
        }
        @Nullable Turn first = Turn.first(byPromise, other);
        return first == null ? Optional.empty() : Optional.of(first.waiter().item());
    }

    /** Work that more agents may get than before, by its place, since it was asked last. */
    public List<WorkItem> widened(Instant at) {
        backlog.pass(Ticks.of(at));
        return backlog.widened();
    }

    /** When that work may go to more agents than now, if nothing but time changes; empty when never or when it does not wait. */
    public Optional<Instant> widensAt(ConversationId conversation) {
        return backlog.widensAt(conversation);
    }

    /** When that work goes on to its queue's overflow queue; empty when never or when it does not wait. */
    public Optional<Instant> overflowsAt(ConversationId conversation) {
        return backlog.overflowsAt(conversation);
    }

    /** Agents to whom anything at all could be given, by id. */
    public List<AgentId> withRoom() {
        return seats.values().stream()
                .filter(Seat::isAvailable)
                .map(seat -> seat.agent().id())
                .sorted(Comparator.comparing(AgentId::value))
                .toList();
    }

    /** When time alone changes something: a ring, a promise, a reservation, the rest of who declined. */
    public Optional<Instant> nextChange() {
        return backlog.nextChange();
    }

    /** How many wait. */
    public int waiting() {
        return backlog.size();
    }

    /** What is taken of the agent's budget. */
    public int load(AgentId agent) {
        @Nullable Seat seat = seats.get(agent);
        return seat == null ? 0 : seat.load();
    }

    // ---- inside -------------------------------------------------------------------------------------------------

    private Ask ask(WorkItem item, Instant at) {
        return backlog.ask(item, Ticks.of(at));
    }

    private AgentSearch search(Ask ask, Instant at) {
        return new AgentSearch(ask, index, seats::get, at);
    }

    private @Nullable Waiter ownOf(Seat seat, Instant at, long now) {
        for (Waiter waiter : backlog.keptFor(seat.agent().id())) {
            Ask ask = backlog.ask(waiter.item(), now);
            if (ask.isMetBy(seat.peers().ability()) && ask.fits(seat, at, now)) {
                return waiter;
            }
        }
        return null;
    }

    private boolean isThere(AgentId agent) {
        @Nullable Seat seat = seats.get(agent);
        return seat != null && seat.agent().takesWork();
    }

    private void sit(Agent agent, Ability ability) {
        Seat seat = new Seat(agent, peersOf(ability));
        join(seat);
        seats.put(agent.id(), seat);
        for (Holding holding : held.values()) {
            // Held since before the agent was known here, or since before the agent left.
            if (holding.agent().equals(agent.id())) {
                seat.take(holding.weight(), holding.call());
            }
        }
        index.list(seat);
        backlog.reviewLanguages();
    }

    private Peers peersOf(Ability ability) {
        @Nullable Peers known = index.of(ability);
        if (known != null) {
            return known;
        }
        Peers added = new Peers(ability);
        index.add(added);
        backlog.link(added);
        return added;
    }

    private void join(Seat seat) {
        seat.peers().seats().add(seat);
        languages.added(seat.peers().ability());
    }

    private void leave(Seat seat) {
        Peers peers = seat.peers();
        languages.removed(peers.ability());
        peers.seats().remove(seat);
        if (peers.seats().isEmpty()) {
            index.remove(peers);
            peers.lines().forEach(reach -> reach.line().servedBy().remove(peers));
        }
    }

    private void hold(WorkItem item, AgentId agent, Instant at) {
        int weight = item.held();
        Holding next = new Holding(
                agent, weight, weight > 0 && Demand.takesAll(item.needs().channel()));
        @Nullable Holding before = held.put(item.conversation(), next);
        if (next.equals(before)) {
            return;
        }
        if (before != null) {
            loosen(before);
        }
        @Nullable Seat seat = seats.get(agent);
        if (seat != null) {
            index.unlist(seat);
            seat.take(weight, next.call());
            if (before == null || !before.agent().equals(agent)) {
                seat.given(Ticks.of(at));
            }
            index.list(seat);
        }
    }

    private void release(ConversationId conversation) {
        @Nullable Holding before = held.remove(conversation);
        if (before != null) {
            loosen(before);
        }
    }

    private void loosen(Holding holding) {
        @Nullable Seat seat = seats.get(holding.agent());
        if (seat != null) {
            index.unlist(seat);
            seat.give(holding.weight(), holding.call());
            index.list(seat);
        }
    }
}
