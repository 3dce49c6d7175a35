package io.pronto.routing.dispatch;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.OfferOutcome;
import io.pronto.contracts.ReturnCause;
import io.pronto.contracts.RoutingEvent.OfferEnded;
import io.pronto.contracts.RoutingEvent.WorkAssigned;
import io.pronto.contracts.RoutingEvent.WorkOffered;
import io.pronto.contracts.RoutingEvent.WorkReturned;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.matching.Decision;
import io.pronto.routing.matching.Floor;
import io.pronto.routing.offer.OfferRecord;
import io.pronto.routing.offer.Ringing;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueRules;
import io.pronto.routing.wait.HandOver;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings work and agents together. Whatever changes leaves the pool such that no waiting work could be taken by anybody: new work
 * is decided at once, and the backlog is served as soon as somebody has room.
 */
final class Placement {
    private final Stores stores;
    private final Memory memory;
    private final Announcements announcements;
    private final LineWatch lines;
    private final Alarms alarms;
    private final Outlooks outlooks;
    private final Supplier<UUID> ids;

    Placement(
            Stores stores,
            Memory memory,
            Announcements announcements,
            LineWatch lines,
            Alarms alarms,
            Outlooks outlooks,
            Supplier<UUID> ids) {
        this.stores = stores;
        this.memory = memory;
        this.announcements = announcements;
        this.lines = lines;
        this.alarms = alarms;
        this.outlooks = outlooks;
        this.ids = ids;
    }

    /** Finds somebody for work that waits, and keeps the decision with its reasons, also when nobody can take it. */
    void place(WorkItem item, Instant at) {
        Decision decision = judged(item, at);
        stores.decisions().record(decision);
        decision.winner().ifPresent(agent -> offer(item, agent, decision.reasons(), at));
    }

    /** Who would get it, or why nobody would; nobody when agents take this work from the list. */
    Decision judged(WorkItem item, Instant at) {
        Decision decision = memory.state().floor().decide(item, at);
        return pulled(item) ? decision.forNobody("pull") : decision;
    }

    /** Whether agents take this work from the list themselves. */
    boolean pulled(WorkItem item) {
        return stores.queues()
                .find(item.queue())
                .filter(queue -> queue.rules().delivery() == QueueRules.Delivery.PULL)
                .isPresent();
    }

    /** The same, but without a word when nobody can: it was asked before. */
    void placeIfPossible(WorkItem item, Instant at) {
        if (memory.state().floor().agentFor(item, at).isPresent()) {
            place(item, at);
        }
    }

    /** Gives an agent with room whatever of the backlog comes first. */
    void serve(AgentId agent, Instant at) {
        Floor floor = memory.state().floor();
        int before = floor.waiting() + 1;
        for (Optional<WorkItem> next = floor.workFor(agent, at); next.isPresent(); next = floor.workFor(agent, at)) {
            place(next.get(), at);
            if (floor.waiting() >= before) {
                throw new IllegalStateException("Conversation " + next.get().conversation() + " was for agent " + agent
                        + " and still waits. Maybe the floor and the search for an agent disagree.");
            }
            before = floor.waiting();
        }
        serveWidened(at);
    }

    /** Serves the backlog with everybody who has room. */
    void serveAll(Instant at) {
        memory.state().floor().withRoom().forEach(agent -> serve(agent, at));
        serveWidened(at);
    }

    /** Serves what more agents may get than before, because of time or because nobody insists on an agent any more. */
    void serveWidened(Instant at) {
        memory.state().floor().widened(at).forEach(item -> placeIfPossible(item, at));
    }

    /** The agents and their work as they are now. */
    Floor floor() {
        return memory.state().floor();
    }

    private void offer(WorkItem item, AgentId agent, List<String> reasons, Instant at) {
        Queue queue = stores.queues()
                .find(item.queue())
                .orElseThrow(() -> new IllegalStateException("Conversation " + item.conversation() + " waits in queue "
                        + item.queue() + ", which is gone. Maybe it was removed by hand."));
        if (queue.rules().delivery() == QueueRules.Delivery.AUTO_ACCEPT) {
            WorkItem assigned = assign(item, agent, AssignmentCause.OFFER_ACCEPTED, null, at);
            assert assigned.isAssignedTo(agent);
            return;
        }
        OfferRecord offer = new OfferRecord(
                new OfferId(ids.get()),
                item.conversation(),
                agent,
                item.queue(),
                reasons,
                at,
                Ringing.until(item.outlook(), queue.offerTime(), at),
                null);
        stores.work().save(item.offeredTo(agent, offer.id(), at, offer.expiresAt()));
        stores.offers().save(offer);
        given(agent, at);
        announcements.tell(
                new WorkOffered(item.conversation(), offer.id(), agent, item.queue(), reasons, offer.expiresAt(), at));
    }

    /** Ends the open offer of the work and puts it back to its place; the caller decides what becomes of it then. */
    WorkItem endOffer(WorkItem item, OfferRecord.Result result, @Nullable String reason, Instant at) {
        if (!(item.state() instanceof WorkState.Offered offered)) {
            throw new IllegalStateException("No offer is open for " + item.conversation() + ": " + item.state());
        }
        stores.offers().find(offered.offer()).ifPresent(offer -> stores.offers().save(offer.ended(result, reason, at)));
        OfferOutcome outcome = switch (result) {
            case DECLINED -> OfferOutcome.DECLINED;
            case EXPIRED -> OfferOutcome.EXPIRED;
            case WITHDRAWN -> OfferOutcome.WITHDRAWN;
            case ACCEPTED ->
                throw new IllegalArgumentException("An accepted offer ends with the assignment: " + offered);
        };
        announcements.tell(new OfferEnded(item.conversation(), offered.offer(), offered.agent(), outcome, reason, at));
        WorkItem back = item.offerEnded();
        stores.work().save(back);
        return back;
    }

    /** Makes it that agent's, from waiting or from the agent's own offer. */
    WorkItem assign(WorkItem item, AgentId agent, AssignmentCause cause, @Nullable AgentId by, Instant at) {
        // What goes straight from one person to another did not wait, and says nothing about waiting.
        queuedAt(item)
                .filter(queuedAt -> queuedAt.isBefore(at))
                .ifPresent(queuedAt -> stores.handOvers().record(item.queue(), new HandOver(queuedAt, at)));
        WorkItem assigned = item.assignedTo(agent, cause, at);
        stores.work().save(assigned);
        given(agent, at);
        announcements.tell(new WorkAssigned(item.conversation(), agent, item.queue(), cause, by, at));
        lines.moved(item.queue());
        return assigned;
    }

    /** The agent has left: what needs an answer waits for another at its old place. */
    void giveBack(WorkItem item, AgentId left, Instant at) {
        WorkItem back = outlooks.on(item.returned(null, at), at);
        stores.work().save(back);
        announcements.tell(new WorkReturned(
                back.conversation(), left, back.queue(), null, ReturnCause.AGENT_LEFT, null, null, at));
        lines.moved(back.queue());
        place(back, at);
    }

    private static Optional<Instant> queuedAt(WorkItem item) {
        return switch (item.state()) {
            case WorkState.Waiting waiting -> Optional.of(waiting.queuedAt());
            case WorkState.Offered offered -> Optional.of(offered.queuedAt());
            case WorkState.Assigned assigned -> Optional.empty();
            case WorkState.Finished finished -> Optional.empty();
        };
    }

    private void given(AgentId agent, Instant at) {
        stores.agents().find(agent).map(found -> found.givenWork(at)).ifPresent((Agent next) -> alarms.save(next, at));
    }
}
