package io.pronto.routing.dispatch;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.AssignmentCause;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.Presence;
import io.pronto.contracts.PresenceCause;
import io.pronto.routing.offer.OfferRecord;
import io.pronto.routing.offer.OfferRecord.Result;
import io.pronto.routing.pool.Pool;
import io.pronto.routing.work.WorkItem;
import io.pronto.routing.work.WorkState;
import io.pronto.routing.work.WorkState.Attention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers to offers, and what happens when none comes. */
public final class OfferDesk {
    private static final int PAGE = 500;

    private final Pool pool;
    private final Stores stores;
    private final Placement placement;
    private final Staffing staffing;
    private final Overflows overflows;

    OfferDesk(Pool pool, Stores stores, Placement placement, Staffing staffing, Overflows overflows) {
        this.pool = pool;
        this.stores = stores;
        this.placement = placement;
        this.staffing = staffing;
        this.overflows = overflows;
    }

    /** The agent takes what was offered. Accepted twice it is granted twice, as long as it is still the agent's. */
    public Verdict<WorkItem> accept(OfferId offer, AgentId agent, Instant at) {
        return pool.alone(() -> {
            Optional<OfferRecord> asked = own(offer, agent);
            if (asked.isEmpty()) {
                return Verdict.refused(Refusal.NOT_FOUND);
            }
            Optional<WorkItem> open = stillOpen(offer, at);
            if (open.isEmpty()) {
                return stores.work()
                        .find(asked.get().conversation())
                        .filter(item -> wasAccepted(asked.get()) && item.isAssignedTo(agent))
                        .map(Verdict::granted)
                        .orElseGet(() -> Verdict.refused(Refusal.OFFER_ENDED));
            }
            stores.offers().save(asked.get().ended(Result.ACCEPTED, null, at));
            return Verdict.granted(placement.assign(open.get(), agent, AssignmentCause.OFFER_ACCEPTED, null, at));
        });
    }

    /** The agent does not take it; the next one is asked at once. */
    public Verdict<OfferRecord> decline(OfferId offer, AgentId agent, @Nullable String reason, Instant at) {
        return pool.alone(() -> {
            Optional<OfferRecord> asked = own(offer, agent);
            if (asked.isEmpty()) {
                return Verdict.refused(Refusal.NOT_FOUND);
            }
            Optional<WorkItem> open = stillOpen(offer, at);
            if (open.isEmpty()) {
                return Verdict.refused(Refusal.OFFER_ENDED);
            }
            WorkItem back =
                    placement.endOffer(open.get(), Result.DECLINED, reason, at).declinedBy(agent, at);
            stores.work().save(back);
            placement.place(back, at);
            placement.serve(agent, at);
            return Verdict.granted(asked.get().ended(Result.DECLINED, reason, at));
        });
    }

    /**
     * The agent has it and could not be connected with the caller: she is away, and somebody else is asked, as if she had not
     * answered the offer.
     */
    public void unreached(ConversationId conversation, AgentId agent, Instant at) {
        pool.alone(() -> stores.work()
                .find(conversation)
                .filter(item -> item.isAssignedTo(agent))
                .ifPresent(item -> {
                    placement.giveBack(item.declinedBy(agent, at), agent, at);
                    staffing.presence(agent, Presence.AWAY, PresenceCause.MISSED_OFFER, at);
                }));
    }

    /** Does what is due for that work; nothing if something else happened to it before. */
    public void due(ConversationId conversation, Instant at) {
        pool.alone(() -> stores.work()
                .find(conversation)
                // Waiting work is also woken for its queue's rings, of which it knows nothing itself.
                .filter(item -> item.state() instanceof WorkState.Waiting
                        || item.dueAt().filter(due -> !due.isAfter(at)).isPresent())
                .ifPresent(item -> {
                    switch (item.state()) {
                        case WorkState.Offered offered -> missed(item, offered.agent(), at);
                        case WorkState.Waiting waiting -> {
                            WorkItem rested = item.rested(at);
                            stores.work().save(rested);
                            overflows
                                    .sent(rested, at)
                                    .ifPresentOrElse(
                                            there -> placement.place(there, at),
                                            () -> placement.placeIfPossible(rested, at));
                        }
                        case WorkState.Assigned assigned -> {
                            stores.work().save(item.attended(new Attention.Freed()));
                            placement.serve(assigned.agent(), at);
                        }
                        case WorkState.Finished finished ->
                            throw new IllegalStateException("Finished work is never due: " + item);
                    }
                }));
    }

    /**
     * The clock was set by so much, ahead or behind: what was to last some time lasts as long as it would have. Otherwise an hour
     * ahead would take every open offer from its agent, and an hour behind would keep each there for an hour.
     */
    public void clockSet(Duration by) {
        pool.alone(() -> {
            @Nullable WorkItem last = null;
            List<WorkItem> page;
            do {
                page = stores.work()
                        .unfinished(
                                null,
                                null,
                                last == null ? null : last.place(),
                                last == null ? null : last.conversation(),
                                PAGE);
                page.forEach(item -> {
                    WorkItem shifted = item.shifted(by);
                    stores.work().save(shifted);
                    if (shifted.state() instanceof WorkState.Offered offered) {
                        stores.offers()
                                .find(offered.offer())
                                .ifPresent(offer -> stores.offers().save(offer.shifted(by)));
                    }
                });
                last = page.isEmpty() ? null : page.getLast();
            } while (page.size() == PAGE);
        });
    }

    /** Unanswered: the agent is away, the work is back at its place, and the next one is asked. */
    private void missed(WorkItem item, AgentId agent, Instant at) {
        WorkItem back = placement.endOffer(item, Result.EXPIRED, null, at);
        staffing.presence(agent, Presence.AWAY, PresenceCause.MISSED_OFFER, at);
        // Setting the agent away gave back the agent's other offers, which may already have brought this one to
        // somebody.
        stores.work()
                .find(back.conversation())
                .filter(now -> now.state() instanceof WorkState.Waiting)
                .ifPresent(now -> placement.place(now, at));
    }

    private Optional<OfferRecord> own(OfferId offer, AgentId agent) {
        return stores.offers().find(offer).filter(asked -> asked.agent().equals(agent));
    }

    private Optional<WorkItem> stillOpen(OfferId offer, Instant at) {
        return stores.work()
                .offeredBy(offer)
                .filter(item -> item.dueAt().filter(due -> due.isAfter(at)).isPresent());
    }

    private static boolean wasAccepted(OfferRecord offer) {
        return offer.ending() != null && offer.ending().result() == Result.ACCEPTED;
    }
}
