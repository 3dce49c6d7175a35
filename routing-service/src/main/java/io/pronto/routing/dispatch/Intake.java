package io.pronto.routing.dispatch;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationEvent.AnswerChannelChosen;
import io.pronto.contracts.ConversationEvent.ConversationMoved;
import io.pronto.contracts.ConversationEvent.ConversationReclassified;
import io.pronto.contracts.ConversationEvent.ConversationResolved;
import io.pronto.contracts.ConversationEvent.ConversationTagged;
import io.pronto.contracts.ConversationEvent.CustomerAwaited;
import io.pronto.contracts.ConversationEvent.CustomerMessageReceived;
import io.pronto.contracts.ConversationEvent.HandoffRequested;
import io.pronto.contracts.ConversationEvent.WaitSuspended;
import io.pronto.contracts.KnowledgeEvent.TopicSuggested;
import io.pronto.contracts.RoutingEvent.WaitDiscouraged;
import io.pronto.contracts.RoutingEvent.WorkQueued;
import io.pronto.routing.agent.Agent;
import io.pronto.routing.classification.Suggestion;
import io.pronto.routing.offer.OfferRecord;
import io.pronto.routing.pool.Pool;
import io.pronto.routing.queue.Admission;
import io.pronto.routing.queue.Queue;
import io.pronto.routing.queue.QueueChoice;
import io.pronto.routing.work.Needs;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState;
import io.pronto.routing.work.WorkState.Assigned;
import io.pronto.routing.work.WorkState.Attention;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What conversation-service tells, and what becomes of it here. */
public final class Intake {
    /** An offer that is older has been seen, and is not taken off an agent's screen. */
    private static final Duration RECALL_WITHIN = Duration.ofSeconds(3);

    private final Pool pool;
    private final Stores stores;
    private final Announcements announcements;
    private final LineWatch lines;
    private final Placement placement;
    private final Staffing staffing;
    private final Requirements requirements;
    private final Classifying classifying;
    private final Rules rules;
    private final Outlooks outlooks;

    Intake(
            Pool pool,
            Stores stores,
            Announcements announcements,
            LineWatch lines,
            Placement placement,
            Staffing staffing,
            Requirements requirements,
            Classifying classifying,
            Rules rules,
            Outlooks outlooks) {
        this.pool = pool;
        this.stores = stores;
        this.announcements = announcements;
        this.lines = lines;
        this.placement = placement;
        this.staffing = staffing;
        this.requirements = requirements;
        this.classifying = classifying;
        this.rules = rules;
        this.outlooks = outlooks;
    }

    /**
     * A conversation needs a person; a reopening that needs one is told this way too, and whoever had it last gets it before
     * others. Told again while it is not finished, only its needs are brought up to date.
     */
    public void handoff(HandoffRequested told, Instant at) {
        pool.alone(() -> {
            Optional<WorkItem> known = stores.work().find(told.conversation());
            Needs needs = classifying.handedOff(told, at);
            known.ifPresentOrElse(
                    item -> {
                        if (item.state() instanceof WorkState.Finished) {
                            AgentId preferred = told.preferred() == null ? item.lastAgent() : told.preferred();
                            Admission admission = admitted(needs, at);
                            enqueue(
                                    in(admission.queue(), item, needs).waitingAnew(preferred, told.waitingSince(), at),
                                    admission,
                                    at);
                        } else {
                            renew(item, needs, at);
                        }
                    },
                    () -> {
                        Admission admission = admitted(needs, at);
                        Queue queue = admission.queue();
                        enqueue(
                                WorkItem.arriving(
                                        told.conversation(),
                                        needs,
                                        queue.id(),
                                        requirements.of(queue, needs),
                                        queue.weights().of(needs.channel()),
                                        told.preferred(),
                                        told.waitingSince(),
                                        at),
                                admission,
                                at);
                    });
        });
    }

    /** The enquiry is closed; whoever had it has room again. */
    public void resolved(ConversationResolved told, Instant at) {
        pool.alone(() -> stores.work().find(told.conversation()).ifPresent(item -> {
            outlooks.finished(item, at);
            leave(item, "resolved", at);
        }));
    }

    /**
     * The customer is to be answered at a later time: until then it is in no line. An agent who has it by now keeps it, unless it is
     * that agent who leaves it until then.
     */
    public void suspended(WaitSuspended told, Instant at) {
        pool.alone(() -> stores.work()
                .find(told.conversation())
                .filter(item -> !(item.state() instanceof Assigned assigned)
                        || assigned.agent().equals(told.from()))
                .ifPresent(item -> leave(item, "suspended", at)));
    }

    private void leave(WorkItem item, String reason, Instant at) {
        if (item.state() instanceof WorkState.Finished) {
            return;
        }
        Optional<AgentId> holder = item.holder();
        WorkItem open = item.state() instanceof WorkState.Offered
                ? placement.endOffer(item, OfferRecord.Result.WITHDRAWN, reason, at)
                : item;
        stores.work().save(open.finished(at));
        lines.moved(open.queue());
        if (item.state() instanceof Assigned assigned) {
            staffing.workEnded(assigned.agent(), at);
        } else {
            holder.ifPresent(agent -> placement.serve(agent, at));
        }
    }

    /**
     * The customer waits to be called, or written to, or here again. What waits keeps its place and only takes more or less of an
     * agent; what had been left until now comes back as early as its wait counts.
     */
    public void answerOn(AnswerChannelChosen told, Instant at) {
        pool.alone(() -> stores.work().find(told.conversation()).ifPresent(item -> {
            Needs needs = item.needs().answeredOn(told.channel());
            if (item.needs().equals(needs) && !(item.state() instanceof WorkState.Finished)) {
                return;
            }
            switch (item.state()) {
                case WorkState.Waiting waiting -> reweigh(item, needs, at);
                case WorkState.Offered offered -> {
                    // Whoever is asked was asked for something else.
                    reweigh(placement.endOffer(item, OfferRecord.Result.WITHDRAWN, "answer-channel", at), needs, at);
                    placement.serve(offered.agent(), at);
                }
                case WorkState.Assigned assigned -> {}
                case WorkState.Finished finished -> {
                    AgentId preferred = told.preferred() == null ? item.lastAgent() : told.preferred();
                    Admission admission = admitted(needs, at);
                    enqueue(
                            in(admission.queue(), item, needs).waitingAnew(preferred, told.waitingSince(), at),
                            admission,
                            at);
                }
            }
        }));
    }

    /** It goes on on another channel: it takes more or less of an agent from now on, wherever it is. */
    public void moved(ConversationMoved told, Instant at) {
        pool.alone(() -> stores.work().find(told.conversation()).ifPresent(item -> {
            Needs needs = item.needs().answeredOn(told.channel());
            if (item.needs().equals(needs)) {
                return;
            }
            switch (item.state()) {
                case WorkState.Waiting waiting -> reweigh(item, needs, at);
                case WorkState.Offered offered -> {
                    reweigh(placement.endOffer(item, OfferRecord.Result.WITHDRAWN, "moved", at), needs, at);
                    placement.serve(offered.agent(), at);
                }
                case WorkState.Assigned assigned -> {
                    stores.work().save(item.needing(needs, item.queue(), item.skills(), weight(item, needs)));
                    placement.serve(assigned.agent(), at);
                }
                case WorkState.Finished finished ->
                    stores.work().save(item.needing(needs, item.queue(), item.skills(), weight(item, needs)));
            }
        }));
    }

    private int weight(WorkItem item, Needs needs) {
        return stores.queues()
                .find(item.queue())
                .map(queue -> queue.weights().of(needs.channel()))
                .orElse(item.weight());
    }

    private void reweigh(WorkItem item, Needs needs, Instant at) {
        WorkItem next = outlooks.on(item.needing(needs, item.queue(), item.skills(), weight(item, needs)), at);
        stores.work().save(next);
        lines.moved(next.queue());
        placement.placeIfPossible(next, at);
    }

    /** The customer has to speak next; after a while the conversation takes nothing of its agent's budget. */
    public void customerAwaited(CustomerAwaited told, Instant at) {
        pool.alone(() -> stores.work().find(told.conversation()).ifPresent(item -> {
            if (item.state() instanceof Assigned assigned && assigned.attention() instanceof Attention.Full) {
                stores.work().save(item.attended(new Attention.CustomerAwaited(at.plus(rules.freeAfter()))));
            }
        }));
    }

    /** The customer spoke: the conversation needs its agent's attention again, or another agent if that one has left. */
    public void customerWrote(CustomerMessageReceived told, Instant at) {
        pool.alone(() -> stores.work().find(told.conversation()).ifPresent(item -> {
            if (!(item.state() instanceof Assigned assigned)) {
                return;
            }
            boolean there = stores.agents()
                    .find(assigned.agent())
                    .filter(Agent::keepsConversations)
                    .isPresent();
            if (!there) {
                placement.giveBack(item, assigned.agent(), at);
            } else if (!(assigned.attention() instanceof Attention.Full)) {
                stores.work().save(item.attended(new Attention.Full()));
            }
        }));
    }

    /** Its priority, tier, topic or language is another; while it waits, that may send it to another queue. */
    public void reclassified(ConversationReclassified told, Instant at) {
        pool.alone(() -> stores.work()
                .find(told.conversation())
                .ifPresent(item -> renew(item, classifying.reclassified(told, item, at), at)));
    }

    /** Its tags are others; a rule may ask for them. */
    public void tagged(ConversationTagged told, Instant at) {
        pool.alone(() -> stores.work()
                .find(told.conversation())
                .ifPresent(item -> classifying
                        .tagged(told.conversation(), told.tags(), item, at)
                        .ifPresent(needs -> renew(item, needs, at))));
    }

    /**
     * What its first messages seem to be about. Nobody waits for this: who asked for a person at once was placed without it, and an
     * offer made just now to somebody whom the topic rules out is taken back.
     */
    public void topicSuggested(TopicSuggested told, Instant at) {
        Suggestion guess = new Suggestion(told.topic(), told.confidence(), told.sure(), told.alternatives());
        pool.alone(() -> stores.work()
                .find(told.conversation())
                .ifPresentOrElse(
                        found -> classifying
                                .suggested(told.conversation(), guess, found, at)
                                .ifPresent(needs -> renew(recalled(found, needs, at), needs, at)),
                        () -> classifying.remember(told.conversation(), guess, at)));
    }

    /** Taken back from whoever was asked before the topic was known, if she would not be asked now. */
    private WorkItem recalled(WorkItem item, Needs needs, Instant at) {
        if (!(item.state() instanceof WorkState.Offered offered)
                || item.needs().equals(needs)
                || offered.offeredAt().plus(RECALL_WITHIN).isBefore(at)) {
            return item;
        }
        WorkItem next = in(admitted(needs, at).queue(), item, needs);
        boolean stays = next.queue().equals(item.queue())
                && stores.agents()
                        .find(offered.agent())
                        .filter(agent -> next.skills().stream().allMatch(agent::meets))
                        .isPresent();
        return stays ? item : placement.endOffer(item, OfferRecord.Result.WITHDRAWN, "reclassified", at);
    }

    private void renew(WorkItem item, Needs needs, Instant at) {
        if (item.needs().equals(needs)) {
            return;
        }
        switch (item.state()) {
            case WorkState.Waiting waiting -> {
                Admission admission = admitted(needs, at);
                WorkItem next = in(admission.queue(), item, needs);
                if (next.queue().equals(item.queue())) {
                    stores.work().save(outlooks.on(next, at));
                    lines.moved(next.queue());
                    placement.placeIfPossible(next, at);
                } else {
                    lines.moved(item.queue());
                    enqueue(next, admission, at);
                }
            }
            case WorkState.Offered offered ->
                // Somebody is looking at it just now: it stays in its queue, with what is needed brought up to date.
                stores.work().save(item.needing(needs, item.queue(), item.skills(), item.weight()));
            case WorkState.Assigned assigned ->
                stores.work().save(item.needing(needs, item.queue(), item.skills(), item.weight()));
            case WorkState.Finished finished ->
                stores.work().save(item.needing(needs, item.queue(), item.skills(), item.weight()));
        }
    }

    private void enqueue(WorkItem coming, Admission admission, Instant at) {
        WorkItem item = outlooks.on(coming, at);
        stores.work().save(item);
        announcements.tell(new WorkQueued(
                item.conversation(),
                item.queue(),
                item.skills(),
                item.needs().priority(),
                stores.work().position(item),
                item.waitingSince(),
                at));
        lines.moved(item.queue());
        placement.place(item, at);
        Admission.Notice notice = admission.notice();
        // Who is asked at once need not be told that it takes long.
        boolean waits = stores.work()
                .find(item.conversation())
                .filter(now -> now.state() instanceof WorkState.Waiting)
                .isPresent();
        if (notice != null && waits) {
            announcements.tell(new WaitDiscouraged(
                    item.conversation(),
                    item.queue(),
                    notice.cause(),
                    notice.alternative(),
                    notice.in(item.needs().language()).orElse(null),
                    at));
        }
    }

    private WorkItem in(Queue queue, WorkItem item, Needs needs) {
        return item.needing(
                needs,
                queue.id(),
                requirements.of(queue, needs),
                queue.weights().of(needs.channel()));
    }

    private Admission admitted(Needs needs, Instant at) {
        Queue first = QueueChoice.choose(
                stores.queues().all(), needs.named(), needs.suggested(), needs.topic(), needs.language());
        return Admission.of(first, id -> stores.queues().find(id).filter(Queue::active), stores.work()::inLine, at);
    }
}
