package io.pronto.routing.dispatch;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Presence;
import io.pronto.contracts.PresenceCause;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.ReturnCause;
import io.pronto.contracts.RoutingEvent.WorkReturned;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.matching.Decision;
import io.pronto.routing.offer.OfferRecord.Result;
import io.pronto.routing.pool.Pool;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.work.Needs;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState;
import io.pronto.routing.work.WorkState.Reservation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What people decide themselves: handing on, taking, assigning, moving. */
public final class ByHand {
    private static final String POLICY = "by-hand";
    private static final int PAGE = 200;

    private final Pool pool;
    private final Stores stores;
    private final Announcements announcements;
    private final LineWatch lines;
    private final Placement placement;
    private final Staffing staffing;
    private final Rules rules;
    private final Outlooks outlooks;

    ByHand(
            Pool pool,
            Stores stores,
            Announcements announcements,
            LineWatch lines,
            Placement placement,
            Staffing staffing,
            Rules rules,
            Outlooks outlooks) {
        this.pool = pool;
        this.stores = stores;
        this.announcements = announcements;
        this.lines = lines;
        this.placement = placement;
        this.staffing = staffing;
        this.rules = rules;
        this.outlooks = outlooks;
    }

    /**
     * Who asks.
     *
     * @param overAll a supervisor, who may do so with everybody's work; an agent only with the agent's own
     */
    public record Person(AgentId id, boolean overAll) {}

    /** Hands assigned work on to a queue; whoever hands it on is not asked again for a while. */
    public Verdict<WorkItem> transferToQueue(
            Person by, ConversationId conversation, QueueId queue, @Nullable String note, Instant at) {
        return pool.alone(() -> assignedTo(by, conversation, item -> {
            Optional<Queue> target = stores.queues().find(queue).filter(Queue::active);
            if (target.isEmpty()) {
                return Verdict.refused(Refusal.QUEUE_UNKNOWN);
            }
            AgentId from = item.holder().orElseThrow();
            WorkItem back = sentTo(item, target.get()).returned(null, at).declinedBy(from, at);
            return Verdict.granted(giveOn(item, back, from, ReturnCause.TRANSFERRED, by, note, at));
        }));
    }

    /** Hands assigned work on to a colleague, who is asked as soon as there is room. */
    public Verdict<WorkItem> transferToAgent(
            Person by, ConversationId conversation, AgentId colleague, @Nullable String note, Instant at) {
        return pool.alone(() -> assignedTo(by, conversation, item -> {
            AgentId from = item.holder().orElseThrow();
            Optional<Agent> target = stores.agents().find(colleague).filter(Agent::active);
            if (target.isEmpty()) {
                return Verdict.refused(Refusal.AGENT_UNKNOWN);
            }
            if (from.equals(colleague)) {
                return Verdict.refused(Refusal.SAME_AGENT);
            }
            if (!target.get().takesWork()) {
                return Verdict.refused(Refusal.AGENT_NOT_ONLINE);
            }
            if (!placement.floor().qualifies(item, colleague, at)) {
                return Verdict.refused(Refusal.AGENT_NOT_QUALIFIED);
            }
            WorkItem back = item.returned(new Reservation(colleague, at.plus(rules.reservation())), at)
                    .declinedBy(from, at);
            return Verdict.granted(giveOn(item, back, from, ReturnCause.TRANSFERRED, by, note, at));
        }));
    }

    /** A supervisor gives it to an agent, whatever the rules say, as long as the agent is there. */
    public Verdict<WorkItem> assign(Person by, ConversationId conversation, AgentId agent, Instant at) {
        return pool.alone(() -> {
            Optional<WorkItem> found = stores.work().find(conversation);
            if (found.isEmpty() || !by.overAll()) {
                return Verdict.refused(Refusal.NOT_FOUND);
            }
            Optional<Agent> target = stores.agents().find(agent).filter(Agent::active);
            if (target.isEmpty()) {
                return Verdict.refused(Refusal.AGENT_UNKNOWN);
            }
            if (target.get().presence() == Presence.OFFLINE) {
                return Verdict.refused(Refusal.AGENT_OFFLINE);
            }
            return give(found.get(), agent, AssignmentCause.ASSIGNED_BY_SUPERVISOR, by, at);
        });
    }

    /**
     * Somebody takes it: an agent only what waits and fits the agent's skills and budget; a supervisor anything. Whoever was
     * offline is away from then on.
     */
    public Verdict<WorkItem> take(Person by, ConversationId conversation, Instant at) {
        return pool.alone(() -> {
            Optional<WorkItem> found = stores.work().find(conversation);
            Optional<Agent> taker = stores.agents().find(by.id()).filter(Agent::active);
            if (found.isEmpty() || taker.isEmpty()) {
                return Verdict.refused(Refusal.NOT_FOUND);
            }
            WorkItem item = found.get();
            if (!by.overAll()) {
                boolean mine = item.holder().equals(Optional.of(by.id()));
                boolean forMe = item.state() instanceof WorkState.Waiting
                        && placement.floor().qualifies(item, by.id(), at);
                if (!mine && !forMe) {
                    return Verdict.refused(Refusal.NOT_FOUND);
                }
                if (!mine && !placement.floor().hasRoomFor(item, by.id())) {
                    return Verdict.refused(Refusal.NO_ROOM);
                }
            }
            Verdict<WorkItem> given = give(item, by.id(), AssignmentCause.TAKEN, by, at);
            if (given instanceof Verdict.Granted && taker.get().presence() == Presence.OFFLINE) {
                // Whoever takes work is there, even if nothing is to be offered: the customer's next words must find
                // somebody.
                Verdict<Agent> present = staffing.presence(by.id(), Presence.AWAY, PresenceCause.CHOSEN, at);
                if (present instanceof Verdict.Refused<Agent>(Refusal why)) {
                    throw new IllegalStateException(by.id() + " was found active and is refused as " + why);
                }
            }
            return given;
        });
    }

    /** The agent takes what is first among the work that waits to be taken, and that fits the agent's skills and budget. */
    public Verdict<WorkItem> takeNext(Person by, Instant at) {
        return pool.alone(() -> {
            List<WorkItem> first = toTake(by, at, 1);
            return first.isEmpty()
                    ? Verdict.refused(Refusal.NOTHING_TO_TAKE)
                    : take(new Person(by.id(), false), first.getFirst().conversation(), at);
        });
    }

    /** What waits to be taken and fits the person, in the order in which it is served, at most {@code limit}. */
    public List<WorkItem> toTake(Person by, Instant at, int limit) {
        return pool.alone(() -> {
            List<WorkItem> found = new ArrayList<>();
            @Nullable WorkItem last = null;
            while (true) {
                List<WorkItem> page = stores.work().waiting(last, PAGE);
                for (WorkItem item : page) {
                    if (placement.pulled(item)
                            && placement.floor().qualifies(item, by.id(), at)
                            && placement.floor().hasRoomFor(item, by.id())) {
                        found.add(item);
                        if (found.size() == limit) {
                            return found;
                        }
                    }
                }
                if (page.size() < PAGE) {
                    return found;
                }
                last = page.getLast();
            }
        });
    }

    /**
     * A supervisor takes it away from whoever has it: it waits in its queue again, and that one is not asked for a while. What waits
     * already stays as it is.
     */
    public Verdict<WorkItem> requeue(Person by, ConversationId conversation, Instant at) {
        return pool.alone(() -> {
            Optional<WorkItem> found = stores.work().find(conversation);
            if (found.isEmpty() || !by.overAll()) {
                return Verdict.refused(Refusal.NOT_FOUND);
            }
            WorkItem item = found.get();
            return switch (item.state()) {
                case WorkState.Finished finished -> Verdict.refused(Refusal.WORK_ENDED);
                case WorkState.Waiting waiting -> Verdict.granted(item);
                case WorkState.Offered offered -> {
                    WorkItem open = placement
                            .endOffer(item, Result.WITHDRAWN, "requeued", at)
                            .declinedBy(offered.agent(), at);
                    WorkItem back = giveOn(item, open, null, ReturnCause.MOVED_BY_SUPERVISOR, by, null, at);
                    placement.serve(offered.agent(), at);
                    yield Verdict.granted(back);
                }
                case WorkState.Assigned assigned ->
                    Verdict.granted(giveOn(
                            item,
                            item.returned(null, at).declinedBy(assigned.agent(), at),
                            assigned.agent(),
                            ReturnCause.MOVED_BY_SUPERVISOR,
                            by,
                            null,
                            at));
            };
        });
    }

    /**
     * How much of an agent's budget this conversation takes, other than usual, until it goes to another queue. A supervisor may say so
     * of what waits, too. Nobody's budget is exceeded by it.
     */
    public Verdict<WorkItem> weigh(Person by, ConversationId conversation, int weight, Instant at) {
        return pool.alone(() -> {
            Optional<WorkItem> waiting = stores.work()
                    .find(conversation)
                    .filter(item -> by.overAll() && item.state() instanceof WorkState.Waiting);
            if (waiting.isPresent()) {
                WorkItem weighed = weighing(waiting.get(), weight);
                stores.work().save(weighed);
                placement.placeIfPossible(weighed, at);
                return Verdict.granted(stores.work().find(conversation).orElseThrow());
            }
            return assignedTo(by, conversation, item -> {
                AgentId holder = item.holder().orElseThrow();
                int others = placement.floor().load(holder) - item.held();
                boolean fits = stores.agents()
                        .find(holder)
                        .filter(agent -> others + weight <= agent.capacity())
                        .isPresent();
                if (weight > item.weight() && !fits) {
                    return Verdict.refused(Refusal.NO_ROOM);
                }
                WorkItem weighed = weighing(item, weight);
                stores.work().save(weighed);
                placement.serve(holder, at);
                return Verdict.granted(weighed);
            });
        });
    }

    private static WorkItem weighing(WorkItem item, int weight) {
        return item.needing(item.needs(), item.queue(), item.skills(), weight);
    }

    /** A supervisor sends it to another queue, from wherever it is. */
    public Verdict<WorkItem> move(Person by, ConversationId conversation, QueueId queue, Instant at) {
        return pool.alone(() -> by.overAll()
                ? moved(conversation, queue, ReturnCause.MOVED_BY_SUPERVISOR, by, at)
                : Verdict.refused(Refusal.NOT_FOUND));
    }

    /**
     * A step of an escalation ladder sends it to another queue, from wherever it is. Where it waits already it stays, with
     * its place; where it is worked on already it is left to whoever does.
     */
    public Verdict<WorkItem> escalate(ConversationId conversation, QueueId queue, Instant at) {
        return pool.alone(() -> {
            Optional<WorkItem> found = stores.work().find(conversation);
            return found.isPresent() && found.get().queue().equals(queue)
                    ? Verdict.granted(found.get())
                    : moved(conversation, queue, ReturnCause.ESCALATED, null, at);
        });
    }

    private Verdict<WorkItem> moved(
            ConversationId conversation, QueueId queue, ReturnCause cause, @Nullable Person by, Instant at) {
        Optional<WorkItem> found = stores.work().find(conversation);
        if (found.isEmpty()) {
            return Verdict.refused(Refusal.NOT_FOUND);
        }
        Optional<Queue> target = stores.queues().find(queue).filter(Queue::active);
        if (target.isEmpty()) {
            return Verdict.refused(Refusal.QUEUE_UNKNOWN);
        }
        WorkItem item = found.get();
        return switch (item.state()) {
            case WorkState.Finished finished -> Verdict.refused(Refusal.WORK_ENDED);
            case WorkState.Waiting waiting ->
                Verdict.granted(giveOn(
                        item,
                        sentTo(item, target.get()).returned(null, waiting.queuedAt()),
                        null,
                        cause,
                        by,
                        null,
                        at));
            case WorkState.Offered offered -> {
                WorkItem open = placement.endOffer(item, Result.WITHDRAWN, "moved", at);
                WorkItem moved = sentTo(open, target.get());
                WorkItem given = giveOn(item, moved, null, cause, by, null, at);
                placement.serve(offered.agent(), at);
                yield Verdict.granted(given);
            }
            case WorkState.Assigned assigned ->
                Verdict.granted(giveOn(
                        item, sentTo(item, target.get()).returned(null, at), assigned.agent(), cause, by, null, at));
        };
    }

    private Verdict<WorkItem> give(WorkItem item, AgentId agent, AssignmentCause cause, Person by, Instant at) {
        Optional<AgentId> before = item.holder();
        if (item.isAssignedTo(agent)) {
            return Verdict.granted(item);
        }
        WorkItem free;
        switch (item.state()) {
            case WorkState.Finished finished -> {
                return Verdict.refused(Refusal.WORK_ENDED);
            }
            case WorkState.Waiting waiting -> free = item;
            case WorkState.Offered offered -> free = placement.endOffer(item, Result.WITHDRAWN, "taken", at);
            case WorkState.Assigned assigned -> {
                free = item.returned(null, at);
                announcements.tell(new WorkReturned(
                        item.conversation(),
                        assigned.agent(),
                        item.queue(),
                        agent,
                        ReturnCause.MOVED_BY_SUPERVISOR,
                        by.id(),
                        null,
                        at));
            }
        }
        Decision judged = placement.floor().decide(free, at);
        stores.decisions()
                .record(new Decision(
                        judged.conversation(),
                        judged.queue(),
                        POLICY,
                        at,
                        judged.skills(),
                        judged.language(),
                        judged.weight(),
                        judged.deadline(),
                        judged.handlingSeconds(),
                        agent,
                        List.of(cause == AssignmentCause.TAKEN ? "taken" : "assigned-by-supervisor"),
                        judged.considered(),
                        Map.copyOf(judged.others())));
        WorkItem given = placement.assign(free, agent, cause, by.id(), at);
        before.filter(holder -> !holder.equals(agent)).ifPresent(holder -> placement.serve(holder, at));
        return Verdict.granted(given);
    }

    /** Saves and tells it, finds the next one, and serves whoever has room now. @return how it is in the end */
    private WorkItem giveOn(
            WorkItem before,
            WorkItem given,
            @Nullable AgentId from,
            ReturnCause cause,
            @Nullable Person by,
            @Nullable String note,
            Instant at) {
        WorkItem after = outlooks.on(given, at);
        stores.work().save(after);
        AgentId reservedFor =
                after.state() instanceof WorkState.Waiting(Instant queuedAt, Reservation reserved) && reserved != null
                        ? reserved.agent()
                        : null;
        announcements.tell(new WorkReturned(
                after.conversation(), from, after.queue(), reservedFor, cause, by == null ? null : by.id(), note, at));
        lines.moved(before.queue());
        lines.moved(after.queue());
        placement.place(after, at);
        if (from != null) {
            placement.serve(from, at);
        }
        return stores.work().find(after.conversation()).orElseThrow();
    }

    private static WorkItem sentTo(WorkItem item, Queue queue) {
        Needs needs = item.needs().sentTo(queue.id());
        return item.needing(
                        needs,
                        queue.id(),
                        queue.requiredSkills(),
                        queue.weights().of(needs.channel()))
                .sentByHand();
    }

    private Verdict<WorkItem> assignedTo(
            Person by, ConversationId conversation, Function<WorkItem, Verdict<WorkItem>> then) {
        Optional<WorkItem> found =
                stores.work().find(conversation).filter(item -> by.overAll() || item.isAssignedTo(by.id()));
        if (found.isEmpty()) {
            return Verdict.refused(Refusal.NOT_FOUND);
        }
        return switch (found.get().state()) {
            case WorkState.Assigned assigned -> then.apply(found.get());
            case WorkState.Finished finished -> Verdict.refused(Refusal.WORK_ENDED);
            case WorkState.Waiting waiting -> Verdict.refused(Refusal.NOT_ASSIGNED);
            case WorkState.Offered offered -> Verdict.refused(Refusal.NOT_ASSIGNED);
        };
    }
}
