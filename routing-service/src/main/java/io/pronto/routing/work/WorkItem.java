package io.pronto.routing.work;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillNeed;
import io.pronto.routing.work.WorkState.Assigned;
import io.pronto.routing.work.WorkState.Attention;
import io.pronto.routing.work.WorkState.Finished;
import io.pronto.routing.work.WorkState.Offered;
import io.pronto.routing.work.WorkState.Reservation;
import io.pronto.routing.work.WorkState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One conversation's need for a person.
 *
 * <p>Its life: it waits in a queue, is offered to one agent after the other until one accepts or somebody takes it, is
 * that agent's until the enquiry is closed, handed on or left behind, and comes back when the customer does.
 *
 * @param queue where it waits or waited
 * @param skills what whoever gets it must have: the queue's and its own
 * @param weight what it takes of an agent's budget while it has the agent's attention, 1 to 100
 * @param preferred who should get it before others, if free
 * @param lastAgent who had it last
 * @param waitingSince the customer's first unanswered message
 * @param declined who declined it in this wait, and when
 * @param outlook what is known of it beforehand
 * @param overflowed queues that it has left in this wait because it had waited there for long; none of them sends it on again
 */
public record WorkItem(
        ConversationId conversation,
        Needs needs,
        QueueId queue,
        List<SkillNeed> skills,
        int weight,
        @Nullable AgentId preferred,
        @Nullable AgentId lastAgent,
        Instant waitingSince,
        Map<AgentId, Instant> declined,
        Outlook outlook,
        Set<QueueId> overflowed,
        WorkState state) {
    /** Who declined is not asked again for this long, and afterwards only when nobody else is there. */
    public static final Duration DECLINE_REST = Duration.ofMinutes(1);

    public WorkItem {
        skills = List.copyOf(skills);
        declined = Map.copyOf(declined);
        overflowed = Set.copyOf(overflowed);
    }

    /** Work that has just come to a queue. */
    public static WorkItem arriving(
            ConversationId conversation,
            Needs needs,
            QueueId queue,
            List<SkillNeed> skills,
            int weight,
            @Nullable AgentId preferred,
            Instant waitingSince,
            Instant at) {
        return new WorkItem(
                conversation,
                needs,
                queue,
                skills,
                weight,
                preferred,
                null,
                waitingSince,
                Map.of(),
                Outlook.NONE,
                Set.of(),
                new Waiting(at, null));
    }

    /** Its place in the order of the backlog; see {@link BacklogOrder}. */
    public Instant place() {
        return BacklogOrder.place(needs.priority(), waitingSince);
    }

    /** Whom it is offered to or whose it is. */
    public Optional<AgentId> holder() {
        return switch (state) {
            case Waiting waiting -> Optional.empty();
            case Offered offered -> Optional.of(offered.agent());
            case Assigned assigned -> Optional.of(assigned.agent());
            case Finished finished -> Optional.empty();
        };
    }

    /** Whether it is that agent's, not merely offered. */
    public boolean isAssignedTo(AgentId agent) {
        return state instanceof Assigned assigned && assigned.agent().equals(agent);
    }

    /** What it takes of its holder's budget now. */
    public int held() {
        return switch (state) {
            case Waiting waiting -> 0;
            case Offered offered -> weight;
            case Assigned(var agent, var cause, var since, Attention attention) ->
                switch (attention) {
                    case Attention.Full full -> weight;
                    case Attention.CustomerAwaited awaited -> weight;
                    case Attention.Freed freed -> 0;
                };
            case Finished finished -> 0;
        };
    }

    /** When something happens to it by itself: an offer runs out, a reservation or rest ends, attention is freed. */
    public Optional<Instant> dueAt() {
        return switch (state) {
            case Waiting waiting ->
                Stream.concat(
                                Stream.ofNullable(waiting.reserved()).map(Reservation::until),
                                declined.values().stream().map(when -> when.plus(DECLINE_REST)))
                        .filter(due -> due.isAfter(waiting.queuedAt()))
                        .min(Instant::compareTo);
            case Offered offered -> Optional.of(offered.expiresAt());
            case Assigned assigned ->
                assigned.attention() instanceof Attention.CustomerAwaited(Instant freesAt)
                        ? Optional.of(freesAt)
                        : Optional.empty();
            case Finished finished -> Optional.empty();
        };
    }

    /** Offered to one agent. */
    public WorkItem offeredTo(AgentId agent, OfferId offer, Instant at, Instant expiresAt) {
        if (!(state instanceof Waiting(Instant queuedAt, Reservation reserved))) {
            throw misplaced("offered");
        }
        return in(new Offered(queuedAt, reserved, offer, agent, at, expiresAt));
    }

    /** Back at its old place after an offer that led to nothing; nobody is waited for any more. */
    public WorkItem offerEnded() {
        if (!(state instanceof Offered offered)) {
            throw misplaced("taken back from an offer");
        }
        return in(new Waiting(offered.queuedAt(), null));
    }

    /** That agent shall not be asked again for a while. */
    public WorkItem declinedBy(AgentId agent, Instant at) {
        Map<AgentId, Instant> next = new HashMap<>(declined);
        next.put(agent, at);
        return with(needs, queue, skills, weight, preferred, lastAgent, waitingSince, next, overflowed, state);
    }

    /** Rests that are over are remembered as {@link Instant#EPOCH}, so that they are due no more. */
    public WorkItem rested(Instant at) {
        Map<AgentId, Instant> next = new HashMap<>(declined);
        next.replaceAll((agent, when) -> when.plus(DECLINE_REST).isAfter(at) ? when : Instant.EPOCH);
        WorkState settled = state instanceof Waiting(Instant queuedAt, Reservation reserved)
                        && reserved != null
                        && !reserved.until().isAfter(at)
                ? new Waiting(queuedAt, null)
                : state;
        return with(needs, queue, skills, weight, preferred, lastAgent, waitingSince, next, overflowed, settled);
    }

    /** That agent's from now on. */
    public WorkItem assignedTo(AgentId agent, AssignmentCause cause, Instant at) {
        WorkState next = new Assigned(agent, cause, at, new Attention.Full());
        require(next);
        return with(needs, queue, skills, weight, null, agent, waitingSince, Map.of(), Set.of(), next);
    }

    /** The same agent's, with more or less attention. */
    public WorkItem attended(Attention attention) {
        if (!(state instanceof Assigned(AgentId agent, AssignmentCause cause, Instant since, Attention before))) {
            throw misplaced("attended");
        }
        return in(new Assigned(agent, cause, since, attention));
    }

    /** Nobody's again, waiting in its queue at its old place, for one agent alone if reserved. */
    public WorkItem returned(@Nullable Reservation reserved, Instant at) {
        return in(new Waiting(at, reserved));
    }

    /** Needed by the customer since {@code since} and from scratch: a reopening, or the customer wrote again. */
    public WorkItem waitingAnew(@Nullable AgentId nextPreferred, Instant since, Instant at) {
        WorkState next = new Waiting(at, null);
        require(next);
        return with(needs, queue, skills, weight, nextPreferred, lastAgent, since, Map.of(), Set.of(), next)
                .expecting(Outlook.NONE);
    }

    /** With other needs, and so perhaps in another queue. */
    public WorkItem needing(Needs nextNeeds, QueueId nextQueue, List<SkillNeed> nextSkills, int nextWeight) {
        return with(
                nextNeeds,
                nextQueue,
                nextSkills,
                nextWeight,
                preferred,
                lastAgent,
                waitingSince,
                declined,
                overflowed,
                state);
    }

    /** With what is known of it now. */
    public WorkItem expecting(Outlook next) {
        return new WorkItem(
                conversation,
                needs,
                queue,
                skills,
                weight,
                preferred,
                lastAgent,
                waitingSince,
                declined,
                next,
                overflowed,
                state);
    }

    /** It has waited in its queue for long enough, and begins to wait where it goes now; its place counts as before. */
    public WorkItem overflowing(Instant at) {
        Set<QueueId> left = new HashSet<>(overflowed);
        left.add(queue);
        WorkState next = new Waiting(at, null);
        require(next);
        return with(needs, queue, skills, weight, preferred, lastAgent, waitingSince, declined, left, next);
    }

    /** The clock was set by so much: what was to last some time from then on lasts as long as it would have. */
    public WorkItem shifted(Duration by) {
        Map<AgentId, Instant> next = new HashMap<>(declined);
        next.replaceAll((agent, when) -> when.equals(Instant.EPOCH) ? when : when.plus(by));
        return with(
                needs, queue, skills, weight, preferred, lastAgent, waitingSince, next, overflowed, state.shifted(by));
    }

    /** People have sent it to its queue: what it has left before does not count any more. */
    public WorkItem sentByHand() {
        return with(needs, queue, skills, weight, preferred, lastAgent, waitingSince, declined, Set.of(), state);
    }

    /** Closed. */
    public WorkItem finished(Instant at) {
        return in(new Finished(at));
    }

    private WorkItem in(WorkState next) {
        require(next);
        return with(needs, queue, skills, weight, preferred, lastAgent, waitingSince, declined, overflowed, next);
    }

    private void require(WorkState next) {
        if (!WorkTransitions.allows(state.kind(), next.kind())) {
            throw misplaced(next.kind().name());
        }
    }

    private IllegalStateException misplaced(String wanted) {
        return new IllegalStateException("Work of conversation " + conversation + " is " + state + " and cannot be "
                + wanted + ". Maybe a caller did not look at the state before it changed it.");
    }

    private WorkItem with(
            Needs needs,
            QueueId queue,
            List<SkillNeed> skills,
            int weight,
            @Nullable AgentId preferred,
            @Nullable AgentId lastAgent,
            Instant waitingSince,
            Map<AgentId, Instant> declined,
            Set<QueueId> overflowed,
            WorkState state) {
        return new WorkItem(
                conversation,
                needs,
                queue,
                skills,
                weight,
                preferred,
                lastAgent,
                waitingSince,
                declined,
                outlook,
                overflowed,
                state);
    }
}
