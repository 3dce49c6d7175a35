package io.pronto.sla.clock;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationEvent;
import io.pronto.contracts.Event;
import io.pronto.contracts.KnowledgeEvent;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Outcome;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.RoutingEvent;
import io.pronto.sla.policy.Enquiry;
import io.pronto.sla.policy.PolicyBook;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What events do to the clocks of one conversation.
 *
 * <ul>
 *   <li>Greeting: first customer message to the automatic greeting.
 *   <li>First response: first customer message to the first human reply; the bot's time is a pause, so that the target
 *       counts from the hand-off.
 *   <li>Next response: once a person has replied, the first unanswered customer message to the next human reply; one
 *       clock per wait, however many messages it has.
 *   <li>Resolution: first customer message to resolved, without the time of the bot and of waiting for the customer; a
 *       reopening continues it.
 *   <li>Answer speed: a call reaching its queue to an agent's pick-up, which is also a human reply.
 *   <li>Callback: the request to the first attempt that reaches the customer.
 *   <li>Knowledge freshness: a policy change being recorded to all articles it affects being published.
 * </ul>
 *
 * Bot answers, automatic replies, internal notes and transfers stop none of the human clocks.
 */
public final class Promises {
    private final PolicyBook book;
    private final ClockRules rules;
    private final Freezing terms;
    private final Supplier<ClockId> ids;

    /** Makes terms of a promise, with the versions of calendar, ladder and adjustment that hold at a moment. */
    @FunctionalInterface
    public interface Freezing {
        Terms of(PolicyBook.Choice choice, Enquiry enquiry, Instant at);
    }

    public Promises(PolicyBook book, ClockRules rules, Freezing terms, Supplier<ClockId> ids) {
        this.book = book;
        this.rules = rules;
        this.terms = terms;
        this.ids = ids;
    }

    /**
     * What is so after an event.
     *
     * @param changes one per clock that changed or began, with all that happened to it
     * @param response a wait that ended and that a policy judges together with others, if there is one
     */
    public record Result(
            EnquiryState state,
            List<Change> changes,
            @Nullable Response response) {
        public Result {
            changes = List.copyOf(changes);
        }
    }

    /** The kinds of events that matter here. */
    public static final List<Class<? extends Event>> LISTENED = List.of(
            ConversationEvent.ConversationStarted.class,
            ConversationEvent.GreetingSent.class,
            ConversationEvent.CustomerMessageReceived.class,
            ConversationEvent.HandoffRequested.class,
            ConversationEvent.AgentReplied.class,
            ConversationEvent.CustomerAwaited.class,
            ConversationEvent.ConversationReclassified.class,
            ConversationEvent.ConversationTagged.class,
            ConversationEvent.VisibilityChanged.class,
            ConversationEvent.ConversationResolved.class,
            ConversationEvent.ConversationReopened.class,
            ConversationEvent.CallQueued.class,
            ConversationEvent.CallAnswered.class,
            ConversationEvent.CallEnded.class,
            ConversationEvent.ConversationMoved.class,
            ConversationEvent.CallbackRequested.class,
            ConversationEvent.CallbackConnected.class,
            ConversationEvent.CallbackMissed.class,
            ConversationEvent.CallbackWithdrawn.class,
            ConversationEvent.WaitSuspended.class,
            KnowledgeEvent.PolicyChangeRecorded.class,
            KnowledgeEvent.PolicyChangePublished.class,
            RoutingEvent.WorkQueued.class,
            RoutingEvent.WorkOffered.class,
            RoutingEvent.OfferEnded.class,
            RoutingEvent.WorkAssigned.class,
            RoutingEvent.WorkReturned.class);

    /**
     * Takes an event.
     *
     * @param clocks the conversation's open clocks and its last resolution clock
     */
    public Result on(EnquiryState before, List<SlaClock> clocks, Event event) {
        // What the database keeps: an instant that comes back from it must equal the one that went in.
        Instant at = event.at().truncatedTo(ChronoUnit.MICROS);
        Desk desk = new Desk(clocks);
        EnquiryState after = switch (event) {
            case ConversationEvent conversation -> onConversation(before, conversation, at, desk);
            case RoutingEvent routing -> onRouting(before, routing);
            case KnowledgeEvent knowledge -> onKnowledge(before, knowledge, at, desk);
            default -> before;
        };
        boolean wentOn = before.resolved() && !after.resolved();
        if (wentOn) {
            desk.eachFinishedResolution(clock -> rules.apply(clock, new ClockAct.Reopen(after.stage(), at)));
        }
        boolean reclassified = !after.facts().equals(before.facts());
        if (reclassified) {
            rebase(after, at, desk);
        }
        if (after.stage() != before.stage()) {
            desk.eachOpen(clock -> rules.apply(clock, new ClockAct.Enter(after.stage(), at)));
        }
        // Only what asks or reclassifies begins a promise: one that is installed later does not reach back.
        boolean asked = event instanceof ConversationEvent.CustomerMessageReceived
                || event instanceof ConversationEvent.CallQueued;
        if (!after.resolved() && (asked || reclassified)) {
            startMissing(after, asked, at, desk);
        }
        return new Result(after, desk.changes(), response(before, event, at));
    }

    private @Nullable Response response(EnquiryState before, Event event, Instant at) {
        Instant since = before.waitingSince();
        if (since == null || at.isBefore(since) || !(event instanceof ConversationEvent.AgentReplied reply)) {
            return null;
        }
        return book.choose(Metric.AVERAGE_RESPONSE, before.facts())
                .map(choice -> {
                    Terms frozen = terms.of(choice, before.facts(), at);
                    return new Response(
                            before.conversation(),
                            frozen.policy(),
                            frozen.policyVersion(),
                            reply.agent(),
                            since,
                            at,
                            rules.worked(frozen, since, at),
                            frozen.target(),
                            choice.target().attainPercent());
                })
                .orElse(null);
    }

    private EnquiryState onConversation(EnquiryState state, ConversationEvent event, Instant at, Desk desk) {
        return switch (event) {
            case ConversationEvent.ConversationStarted e ->
                state.with(state.facts()
                                .through(e.channel())
                                .inQueue(text(e.queue(), state))
                                .classified(e.priority(), e.tier(), e.language(), e.topic()))
                        .withBot(e.withBot());
            case ConversationEvent.GreetingSent e -> {
                desk.each(Metric.GREETING, clock -> rules.apply(clock, new ClockAct.Fulfil(at)));
                yield state.greetingSent();
            }
            case ConversationEvent.CustomerMessageReceived e -> state.asked(at, e.awaitsBot());
            case ConversationEvent.HandoffRequested e ->
                state.with(state.facts()
                                .through(e.channel())
                                .inQueue(text(e.queue(), state))
                                .classified(
                                        e.priority(),
                                        e.tier(),
                                        e.language(),
                                        state.facts().topic()))
                        .handedOff(at);
            case ConversationEvent.AgentReplied e -> spokenBy(e.agent(), at, state, desk);
            case ConversationEvent.CustomerAwaited e -> state.awaitingCustomer(!state.resolved());
            case ConversationEvent.ConversationReclassified e ->
                state.with(state.facts().classified(e.priority(), e.tier(), e.language(), e.topic()));
            case ConversationEvent.ConversationResolved e -> {
                end(e.outcome(), at, desk);
                yield state.ended(e.outcome() == Outcome.RESOLVED);
            }
            case ConversationEvent.ConversationReopened e -> state.resolved() ? state.reopened(e.withBot()) : state;
            case ConversationEvent.BotReplied e -> state;
            case ConversationEvent.AnswerJudged e -> state;
            case ConversationEvent.NoteAdded e -> state;
            case ConversationEvent.ConversationRated e -> state;
            case ConversationEvent.ConversationTagged e ->
                state.with(state.facts().tagged(e.tags()));
            case ConversationEvent.VisibilityChanged e ->
                state.with(state.facts().readable(e.publicly()));
            case ConversationEvent.CallQueued e -> {
                EnquiryState ringing = state.asked(at, false);
                start(Metric.ANSWER_SPEED, at, at, ringing, desk);
                yield ringing;
            }
            case ConversationEvent.CallAnswered e -> {
                desk.each(Metric.ANSWER_SPEED, clock -> rules.apply(clock, new ClockAct.Fulfil(at)));
                yield spokenBy(e.agent(), at, state, desk);
            }
            case ConversationEvent.CallbackRequested e -> {
                start(Metric.CALLBACK, at, at, state, desk);
                yield state;
            }
            case ConversationEvent.CallbackMissed e -> {
                // Tried as often as is tried: the promise to call was not broken by us, and cannot be kept any more.
                if (e.nextAt() == null) {
                    desk.each(Metric.CALLBACK, clock -> rules.apply(clock, new ClockAct.Cancel("not-reached", at)));
                }
                yield state;
            }
            case ConversationEvent.CallbackWithdrawn e -> {
                desk.each(Metric.CALLBACK, clock -> rules.apply(clock, new ClockAct.Cancel("withdrawn", at)));
                yield state;
            }
            case ConversationEvent.WaitSuspended e -> {
                // She named a time herself: an answer before it is not what she was promised any more.
                if (e.from() == null) {
                    desk.each(Metric.FIRST_RESPONSE, clock -> rules.apply(clock, new ClockAct.Cancel("later", at)));
                    desk.each(Metric.NEXT_RESPONSE, clock -> rules.apply(clock, new ClockAct.Cancel("later", at)));
                }
                yield state;
            }
            case ConversationEvent.AnswerChannelChosen e -> state;
            case ConversationEvent.CallEnded e -> {
                // Who is off the line is not waiting on it any more; a clock that was met is over already.
                desk.each(
                        Metric.ANSWER_SPEED,
                        clock -> rules.apply(
                                clock, new ClockAct.Cancel(e.ending().name().toLowerCase(Locale.ROOT), at)));
                yield state;
            }
            case ConversationEvent.ConversationMoved e ->
                // The same promises by the terms of the other channel, from when they were made.
                state.with(state.facts().through(e.channel()));
            case ConversationEvent.OfferAnswered e -> state;
            case ConversationEvent.CallUnanswered e -> state;
            case ConversationEvent.CallHeld e -> state;
            case ConversationEvent.CallWrappedUp e -> state;
            case ConversationEvent.CallbackConnected e -> {
                desk.each(Metric.CALLBACK, clock -> rules.apply(clock, new ClockAct.Fulfil(at)));
                yield spokenBy(e.agent(), at, state, desk);
            }
        };
    }

    /** A person answers, in writing or by word of mouth. */
    private EnquiryState spokenBy(AgentId agent, Instant at, EnquiryState state, Desk desk) {
        desk.each(Metric.FIRST_RESPONSE, clock -> rules.apply(clock, new ClockAct.Fulfil(at)));
        desk.each(Metric.NEXT_RESPONSE, clock -> rules.apply(clock, new ClockAct.Fulfil(at)));
        return state.repliedBy(agent);
    }

    private EnquiryState onKnowledge(EnquiryState state, KnowledgeEvent event, Instant at, Desk desk) {
        switch (event) {
            case KnowledgeEvent.PolicyChangeRecorded e -> start(Metric.KNOWLEDGE_FRESHNESS, at, at, state, desk);
            case KnowledgeEvent.PolicyChangePublished e ->
                desk.each(Metric.KNOWLEDGE_FRESHNESS, clock -> rules.apply(clock, new ClockAct.Fulfil(at)));
            case KnowledgeEvent.AnswerGiven e -> {}
            case KnowledgeEvent.ClarificationAsked e -> {}
            case KnowledgeEvent.BotGaveUp e -> {}
            case KnowledgeEvent.ArticlePublished e -> {}
            case KnowledgeEvent.ArticleRetired e -> {}
            case KnowledgeEvent.TopicSuggested e -> {}
        }
        return state;
    }

    private static EnquiryState onRouting(EnquiryState state, RoutingEvent event) {
        return switch (event) {
            case RoutingEvent.WorkQueued e -> state.withQueue(e.queue().value());
            case RoutingEvent.WorkOffered e -> state.offeredTo(e.agent());
            case RoutingEvent.OfferEnded e -> e.agent().equals(state.offeredTo()) ? state.offeredTo(null) : state;
            case RoutingEvent.WorkAssigned e ->
                state.withQueue(e.queue().value()).assignedTo(e.agent());
            case RoutingEvent.WorkReturned e ->
                state.withQueue(e.queue().value()).assignedTo(null);
            case RoutingEvent.AgentProfileChanged e -> state;
            case RoutingEvent.AgentPresenceChanged e -> state;
            case RoutingEvent.QueueChanged e -> state;
            case RoutingEvent.WaitEstimated e -> state;
            case RoutingEvent.WaitDiscouraged e -> state;
            // What it is about comes from the conversation itself.
            case RoutingEvent.WorkClassified e -> state;
        };
    }

    private void end(Outcome outcome, Instant at, Desk desk) {
        switch (outcome) {
            case RESOLVED -> {
                desk.each(Metric.RESOLUTION, clock -> rules.apply(clock, new ClockAct.Fulfil(at)));
                desk.eachOpen(clock -> rules.apply(clock, new ClockAct.Cancel("resolved-without-reply", at)));
            }
            case SELF_SERVED -> desk.eachOpen(clock -> rules.apply(clock, new ClockAct.Cancel("resolved-by-bot", at)));
            case ABANDONED -> desk.eachOpen(clock -> rules.apply(clock, new ClockAct.Cancel("abandoned", at)));
        }
    }

    /** Other facts, or another edition of policies, calendars and adjustments, may bring other terms. */
    private void rebase(EnquiryState state, Instant at, Desk desk) {
        desk.eachOpen(clock -> rebased(clock, state, at));
    }

    private Change rebased(SlaClock clock, EnquiryState state, Instant at) {
        if (clock.state() == ClockState.BREACHED) {
            return Change.none(clock);
        }
        Enquiry facts = facts(clock.promise().metric(), state);
        PolicyBook.Choice choice = book.choose(clock.promise().metric(), facts).orElse(null);
        return choice == null
                ? rules.apply(clock, new ClockAct.Cancel("no-policy", at))
                : rules.apply(clock, new ClockAct.Rebase(terms.of(choice, facts, at), at));
    }

    /**
     * What the rules of now make of a clock that runs or stands still.
     *
     * @param state what is known of its conversation
     */
    public Change underPresentRules(SlaClock clock, EnquiryState state, Instant at) {
        return rebased(clock, state, at);
    }

    private void startMissing(EnquiryState state, boolean justAsked, Instant at, Desk desk) {
        Instant asked = state.askedAt();
        Instant unanswered = state.unansweredSince();
        if (asked == null) {
            return;
        }
        if (justAsked && !state.greeted()) {
            start(Metric.GREETING, asked, at, state, desk);
        }
        if (unanswered != null) {
            start(state.humanReplied() ? Metric.NEXT_RESPONSE : Metric.FIRST_RESPONSE, unanswered, at, state, desk);
        }
        start(Metric.RESOLUTION, asked, at, state, desk);
    }

    private void start(Metric metric, Instant since, Instant at, EnquiryState state, Desk desk) {
        if (desk.has(metric)) {
            return;
        }
        Enquiry facts = facts(metric, state);
        book.choose(metric, facts)
                .ifPresent(choice -> desk.add(rules.start(
                        new Promise(ids.get(), state.conversation(), metric, since),
                        terms.of(choice, facts, at),
                        state.stage())));
    }

    /** What decides about a promise: a call is promised as on the phone, wherever the customer asked for it. */
    private static Enquiry facts(Metric metric, EnquiryState state) {
        return metric == Metric.CALLBACK ? state.facts().through(Channel.PHONE) : state.facts();
    }

    private static @Nullable String text(@Nullable QueueId queue, EnquiryState state) {
        return queue == null ? state.facts().queue() : queue.value();
    }

    /** The clocks at hand and what has happened to each. */
    private static final class Desk {
        private final Map<ClockId, SlaClock> before = new HashMap<>();
        private final Map<ClockId, Change> clocks = new LinkedHashMap<>();

        Desk(List<SlaClock> found) {
            found.forEach(clock -> {
                before.put(clock.promise().id(), clock);
                clocks.put(clock.promise().id(), Change.none(clock));
            });
        }

        void add(Change begun) {
            clocks.put(begun.clock().promise().id(), begun);
        }

        /** Whether a clock for that is open; a met or settled resolution clock is one too, for it can be reopened. */
        boolean has(Metric metric) {
            return clocks.values().stream()
                    .map(Change::clock)
                    .anyMatch(clock -> clock.promise().metric() == metric
                            && (clock.state().open()
                                    || (metric == Metric.RESOLUTION && clock.state() != ClockState.CANCELLED)));
        }

        void each(Metric metric, Function<SlaClock, Change> act) {
            clocks.replaceAll((id, change) -> change.clock().promise().metric() == metric
                            && change.clock().state().open()
                    ? change.then(act.apply(change.clock()))
                    : change);
        }

        void eachOpen(Function<SlaClock, Change> act) {
            clocks.replaceAll(
                    (id, change) -> change.clock().state().open() ? change.then(act.apply(change.clock())) : change);
        }

        void eachFinishedResolution(Function<SlaClock, Change> act) {
            clocks.replaceAll((id, change) -> change.clock().promise().metric() == Metric.RESOLUTION
                            && !change.clock().state().open()
                    ? change.then(act.apply(change.clock()))
                    : change);
        }

        List<Change> changes() {
            List<Change> changed = new ArrayList<>();
            clocks.values().forEach(change -> {
                // The same one is still there if nothing happened: equal is not asked, it may be long.
                if (change.clock() != before.get(change.clock().promise().id())) {
                    changed.add(change);
                }
            });
            return changed;
        }
    }
}
