package io.pronto.analytics.fact;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.CallEnding;
import io.pronto.contracts.ConversationEvent;
import io.pronto.contracts.ConversationEvent.ConversationStarted;
import io.pronto.contracts.Outcome;
import io.pronto.contracts.RoutingEvent;
import io.pronto.contracts.SlaEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an event adds to what is known of a conversation. Pure: the same events give the same facts.
 *
 * <p>A step also names the measurements that the event settles and those that it takes back.
 */
public final class Story {
    /**
     * @param withdrawn measures whose measurements of this conversation no longer hold
     * @param moved whether its queue, agent, tier or language is another now
     */
    public record Step(ConversationFact fact, List<Measurement> measured, List<Measure> withdrawn, boolean moved) {
        static Step of(
                ConversationFact before, ConversationFact after, List<Measurement> measured, List<Measure> withdrawn) {
            boolean moved = !Objects.equals(before.queue(), after.queue())
                    || !Objects.equals(before.agent(), after.agent())
                    || before.tier() != after.tier()
                    || !before.language().equals(after.language());
            return new Step(after, measured, withdrawn, moved);
        }

        public Step {
            measured = List.copyOf(measured);
            withdrawn = List.copyOf(withdrawn);
        }
    }

    private Story() {}

    /** How a conversation's row begins. */
    public static Step begin(ConversationStarted started) {
        ConversationFact fact = new Facts(started).build();
        List<Measurement> measured = new ArrayList<>();
        measured.add(once(Measure.CONVERSATION, started.at(), 1, null));
        if (started.withBot()) {
            measured.add(once(Measure.BOT_SESSION, started.at(), 1, null));
        }
        return new Step(fact, measured, List.of(), false);
    }

    /** What a conversation's own event adds. */
    public static Step after(ConversationFact before, ConversationEvent event) {
        Facts facts = new Facts(before);
        List<Measurement> measured = new ArrayList<>();
        List<Measure> withdrawn = new ArrayList<>();
        switch (event) {
            case ConversationStarted _ -> {}
            case ConversationEvent.GreetingSent greeting -> facts.greetedAt = earliest(facts.greetedAt, greeting.at());
            case ConversationEvent.CustomerMessageReceived message -> {
                facts.customerMessages++;
                facts.firstMessageAt = earliest(facts.firstMessageAt, message.at());
                facts.unansweredSince = earliest(facts.unansweredSince, message.at());
                if (facts.stage == ConversationFact.Stage.AWAITING_CUSTOMER) {
                    facts.stage = ConversationFact.Stage.ASSIGNED;
                }
            }
            case ConversationEvent.BotReplied _ -> {
                facts.botReplies++;
                facts.unansweredSince = null;
            }
            case ConversationEvent.HandoffRequested handoff -> {
                facts.unansweredSince = handoff.waitingSince();
                facts.waitingSince = handoff.at();
                facts.stage = ConversationFact.Stage.WAITING;
                if (facts.handedOffAt == null) {
                    facts.handedOffAt = handoff.at();
                    facts.handoffReason = handoff.reason();
                    if (facts.withBot) {
                        measured.add(once(Measure.BOT_HANDOFF, facts.startedAt, 1, null));
                        measured.add(once(Measure.BOT_SESSION, facts.startedAt, 1, false));
                    }
                }
                if (handoff.queue() != null) {
                    facts.queue = handoff.queue();
                }
            }
            case ConversationEvent.AgentReplied reply -> replied(facts, reply, measured);
            case ConversationEvent.CustomerAwaited _ -> facts.stage = ConversationFact.Stage.AWAITING_CUSTOMER;
            case ConversationEvent.ConversationReclassified now -> {
                facts.priority = now.priority();
                facts.tier = now.tier();
                facts.topic = now.topic();
                facts.language = now.language();
            }
            case ConversationEvent.ConversationResolved resolved -> {
                facts.stage = ConversationFact.Stage.RESOLVED;
                facts.resolvedAt = resolved.at();
                facts.outcome = resolved.outcome();
                facts.waitingSince = null;
                facts.unansweredSince = null;
                if (resolved.outcome() == Outcome.RESOLVED) {
                    measured.add(
                            once(Measure.RESOLUTION, resolved.at(), seconds(facts.enquiredAt(), resolved.at()), null));
                }
                if (facts.withBot && facts.handedOffAt == null) {
                    measured.add(
                            once(Measure.BOT_SESSION, facts.startedAt, 1, resolved.outcome() == Outcome.SELF_SERVED));
                }
            }
            case ConversationEvent.ConversationTagged _ -> {}
            case ConversationEvent.VisibilityChanged _ -> {}
            case ConversationEvent.CallQueued queued ->
                facts.unansweredSince = earliest(facts.unansweredSince, queued.at());
            case ConversationEvent.CallAnswered answered ->
                spoke(facts, answered.agent(), "call-" + answered.at(), answered.at(), measured);
            case ConversationEvent.CallEnded call -> called(call, measured);
            case ConversationEvent.CallHeld _ -> {}
            case ConversationEvent.CallUnanswered _ -> {}
            case ConversationEvent.CallWrappedUp _ -> {}
            case ConversationEvent.OfferAnswered _ -> {}
            case ConversationEvent.ConversationMoved moved -> facts.channel = moved.channel();
            case ConversationEvent.CallbackRequested _ -> {}
            case ConversationEvent.CallbackConnected connected ->
                spoke(facts, connected.agent(), "callback-" + connected.at(), connected.at(), measured);
            case ConversationEvent.CallbackMissed _ -> {}
            case ConversationEvent.CallbackWithdrawn _ -> {}
            case ConversationEvent.AnswerChannelChosen _ -> {}
            case ConversationEvent.WaitSuspended _ -> {}
            case ConversationEvent.ConversationReopened reopened -> {
                facts.stage = reopened.withBot() ? ConversationFact.Stage.WITH_BOT : ConversationFact.Stage.WAITING;
                facts.reopenings++;
                if (facts.outcome == Outcome.SELF_SERVED) {
                    facts.recontactedAt = reopened.at();
                    measured.add(once(Measure.BOT_SESSION, facts.startedAt, 1, false));
                }
                facts.resolvedAt = null;
                facts.outcome = null;
                withdrawn.add(Measure.RESOLUTION);
            }
            case ConversationEvent.ConversationRated rated -> {
                facts.rating = rated.score();
                measured.add(once(Measure.RATING, rated.at(), rated.score(), rated.score() >= 4));
            }
            case ConversationEvent.NoteAdded _ -> {}
            case ConversationEvent.AnswerJudged _ -> {}
        }
        return Step.of(before, facts.build(), measured, withdrawn);
    }

    private static void replied(Facts facts, ConversationEvent.AgentReplied reply, List<Measurement> measured) {
        facts.agentReplies++;
        spoke(facts, reply.agent(), reply.message().toString(), reply.at(), measured);
    }

    /** A person answers, in writing or by word of mouth. */
    private static void spoke(Facts facts, AgentId agent, String key, Instant at, List<Measurement> measured) {
        facts.agent = agent;
        if (facts.unansweredSince != null) {
            double waited = seconds(facts.unansweredSince, at);
            facts.responses++;
            facts.responseSeconds += waited;
            facts.unansweredSince = null;
            measured.add(new Measurement(Measure.RESPONSE, key, at, waited, null));
        }
        if (facts.firstReplyAt == null) {
            facts.firstReplyAt = at;
            measured.add(once(Measure.FIRST_RESPONSE, at, seconds(facts.enquiredAt(), at), null));
            if (facts.handedOffAt != null) {
                measured.add(once(Measure.HUMAN_WAIT, at, seconds(facts.handedOffAt, at), null));
            }
        }
    }

    /** A call is over. Calls of ours are no calls that somebody could have missed. */
    private static void called(ConversationEvent.CallEnded call, List<Measurement> measured) {
        String key = call.call().toString();
        Instant queued = call.queuedAt();
        Instant answered = call.answeredAt();
        if (answered != null) {
            double talked = Math.max(0, seconds(answered, call.at()) - call.heldSeconds());
            measured.add(new Measurement(Measure.CALL_TALK, key, call.at(), talked, null));
        }
        if (call.outgoing()) {
            return;
        }
        measured.add(new Measurement(Measure.CALL, key, call.at(), 1, call.ending() == CallEnding.SPOKEN));
        if (queued != null && answered != null) {
            measured.add(new Measurement(Measure.CALL_WAIT, key, call.at(), seconds(queued, answered), null));
        }
        if (call.ending() == CallEnding.ABANDONED || call.ending() == CallEnding.MISSED) {
            double waited = queued == null ? 0 : seconds(queued, call.at());
            measured.add(new Measurement(Measure.CALL_LOST, key, call.at(), waited, null));
        }
    }

    /** What routing's event adds; nothing for events that are not about a conversation's way. */
    public static Step after(ConversationFact before, RoutingEvent event) {
        Facts facts = new Facts(before);
        boolean open = before.stage() != ConversationFact.Stage.RESOLVED;
        switch (event) {
            case RoutingEvent.WorkQueued queued -> {
                facts.queue = queued.queue();
                if (open) {
                    facts.stage = ConversationFact.Stage.WAITING;
                    facts.waitingSince = earliest(facts.waitingSince, queued.at());
                }
            }
            case RoutingEvent.WorkOffered _ -> {
                if (open) {
                    facts.stage = ConversationFact.Stage.OFFERED;
                }
            }
            case RoutingEvent.OfferEnded _ -> {
                if (facts.stage == ConversationFact.Stage.OFFERED) {
                    facts.stage = ConversationFact.Stage.WAITING;
                }
            }
            case RoutingEvent.WorkAssigned assigned -> {
                facts.queue = assigned.queue();
                facts.agent = assigned.agent();
                facts.assignments++;
                facts.firstAssignedAt = earliest(facts.firstAssignedAt, assigned.at());
                if (open) {
                    facts.stage = ConversationFact.Stage.ASSIGNED;
                    facts.waitingSince = null;
                }
            }
            case RoutingEvent.WorkReturned returned -> {
                facts.queue = returned.queue();
                if (open) {
                    facts.stage = ConversationFact.Stage.WAITING;
                    facts.waitingSince = returned.at();
                }
            }
            case RoutingEvent.AgentProfileChanged _ -> {}
            case RoutingEvent.AgentPresenceChanged _ -> {}
            case RoutingEvent.QueueChanged _ -> {}
            case RoutingEvent.WaitEstimated _ -> {}
            case RoutingEvent.WaitDiscouraged _ -> {}
            case RoutingEvent.WorkClassified _ -> {}
        }
        return Step.of(before, facts.build(), List.of(), List.of());
    }

    /** The measurement that ends a promise, if this event ends one. */
    public static Optional<Measurement> measured(SlaEvent event) {
        return switch (event) {
            case SlaEvent.ClockMet met ->
                Optional.of(new Measurement(
                        Measure.ofPromise(met.metric()),
                        met.clock().toString(),
                        met.at(),
                        seconds(met.elapsed()),
                        true));
            case SlaEvent.ClockBreached breached ->
                Optional.of(new Measurement(
                        Measure.ofPromise(breached.metric()),
                        breached.clock().toString(),
                        breached.at(),
                        seconds(breached.target()),
                        false));
            case SlaEvent.ClockSettled settled ->
                // The failure stays in the period in which the promise broke; only its length is known better now.
                Optional.of(new Measurement(
                        Measure.ofPromise(settled.metric()),
                        settled.clock().toString(),
                        settled.dueAt(),
                        seconds(settled.elapsed()),
                        false));
            case SlaEvent.ClockStarted _ -> Optional.empty();
            case SlaEvent.ClockPaused _ -> Optional.empty();
            case SlaEvent.ClockResumed _ -> Optional.empty();
            case SlaEvent.ClockRebased _ -> Optional.empty();
            case SlaEvent.ClockWarned _ -> Optional.empty();
            case SlaEvent.ClockCancelled _ -> Optional.empty();
            case SlaEvent.ClockAdjusted _ -> Optional.empty();
            case SlaEvent.EscalationTaken _ -> Optional.empty();
        };
    }

    /** The bot session whose customer came back: it was no success after all. */
    public static Step recontacted(ConversationFact before, Instant at) {
        Facts facts = new Facts(before);
        facts.recontactedAt = at;
        return Step.of(
                before, facts.build(), List.of(once(Measure.BOT_SESSION, before.startedAt(), 1, false)), List.of());
    }

    private static Measurement once(Measure measure, Instant at, double value, @Nullable Boolean good) {
        return new Measurement(measure, "", at, value, good);
    }

    private static Instant earliest(@Nullable Instant known, Instant at) {
        return known == null || at.isBefore(known) ? at : known;
    }

    private static double seconds(Instant from, Instant to) {
        return seconds(Duration.between(from, to));
    }

    private static double seconds(Duration duration) {
        return Math.max(0, duration.toMillis()) / 1000.0;
    }
}
