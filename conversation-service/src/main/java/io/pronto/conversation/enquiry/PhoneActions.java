package io.pronto.conversation.enquiry;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.CallEnding;
import io.pronto.contracts.CallId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationEvent.CallAnswered;
import io.pronto.contracts.ConversationEvent.CallEnded;
import io.pronto.contracts.ConversationEvent.CallHeld;
import io.pronto.contracts.ConversationEvent.CallQueued;
import io.pronto.contracts.ConversationEvent.CallUnanswered;
import io.pronto.contracts.ConversationEvent.CallWrappedUp;
import io.pronto.contracts.ConversationEvent.CallbackRequested;
import io.pronto.contracts.ConversationEvent.ConversationMoved;
import io.pronto.contracts.ConversationEvent.OfferAnswered;
import io.pronto.contracts.HandoffReason;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.Outcome;
import io.pronto.conversation.enquiry.AgentActions.Colleague;
import io.pronto.conversation.enquiry.CallbackActions.CallbackRules;
import io.pronto.conversation.enquiry.ConversationState.Resolved;
import io.pronto.conversation.enquiry.RoutingNews.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What telephone calls do to conversations. */
public final class PhoneActions {

    private PhoneActions() {}

    /**
     * What is known of a call that is over.
     *
     * @param held how long she was kept waiting on the line, altogether
     * @param agent who spoke last, or was to
     */
    public record CallFacts(
            CallId call,
            CallEnding ending,
            boolean outgoing,
            Instant startedAt,
            @Nullable Instant queuedAt,
            @Nullable Instant answeredAt,
            Duration held,
            @Nullable Named agent) {

        CallEnded event(Conversation c, Instant at) {
            return new CallEnded(
                    c.id(),
                    call,
                    ending,
                    outgoing,
                    startedAt,
                    queuedAt,
                    answeredAt,
                    Math.toIntExact(Math.min(held.toSeconds(), Integer.MAX_VALUE)),
                    agent == null ? null : agent.id(),
                    at);
        }
    }

    /** A caller is in line: the conversation begins, with people. */
    public static Decision.Changed inLine(Enquirer who, CustomerActions.Opening opening, Moment moment) {
        Turn turn = CustomerActions.open(who, opening, moment);
        turn.with(now -> now.withUnansweredSince(moment.at()));
        turn.line(Author.customer(who.id(), who.name()), "call-queued", Map.of());
        HandOff.request(turn, HandoffReason.ASKED_FOR_PERSON, "", List.of(), null, who.reachable(), moment.rules());
        turn.tell(new CallQueued(opening.id(), moment.at()));
        return turn.done();
    }

    /** A caller hung up before she was in line: nobody has anything to do, but the next one who looks knows that she called. */
    public static Decision.Changed missed(
            Enquirer who, CustomerActions.Opening opening, CallFacts facts, Moment moment) {
        Turn turn = CustomerActions.open(who, opening, moment);
        turn.line(Author.customer(who.id(), who.name()), "call-missed", Map.of());
        turn.tell(facts.event(turn.now(), moment.at()));
        AgentActions.close(turn, Author.system(), Outcome.ABANDONED, null);
        return turn.done();
    }

    /**
     * A caller left a message without having been in line: it waits for people, and she is to be called back.
     *
     * @param number whom to call; null when it was withheld
     */
    public static Decision.Changed voicemail(
            Enquirer who,
            CustomerActions.Opening opening,
            Message message,
            @Nullable String number,
            CallFacts facts,
            Moment moment) {
        Turn turn = CustomerActions.open(who, opening, moment);
        CustomerActions.hear(turn, who, message, null, moment);
        HandOff.request(turn, HandoffReason.NO_BOT, message.text(), List.of(), null, who.reachable(), moment.rules());
        wantsCall(turn, number);
        turn.tell(facts.event(turn.now(), moment.at()));
        return turn.done();
    }

    /** A caller who was in line left a message instead: she keeps her place. */
    public static Decision leftMessage(
            Conversation c, Enquirer who, Message message, @Nullable String number, CallFacts facts, Moment moment) {
        if (c.state() instanceof Resolved) {
            return new Decision.Unchanged(c, null);
        }
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        CustomerActions.hear(turn, who, message, null, moment);
        wantsCall(turn, number);
        turn.tell(facts.event(turn.now(), moment.at()));
        return turn.done();
    }

    private static void wantsCall(Turn turn, @Nullable String number) {
        Conversation c = turn.now();
        Callback before = c.callback();
        Instant unanswered = c.unansweredSince();
        if (number == null || before != null && before.wanted()) {
            return;
        }
        Instant since = unanswered == null ? turn.at() : unanswered;
        turn.with(now -> now.withCallback(
                before == null
                        ? Callback.asked(number, null, since, turn.at())
                        : before.askedAnew(number, null, since, turn.at())));
        turn.tell(new CallbackRequested(c.id(), turn.at()));
    }

    /** The agent picked up for an offer, or did not. */
    public static Decision pickedUp(Conversation c, OfferId offer, AgentId agent, boolean accepted, Moment moment) {
        return Turn.of(c, moment.at(), moment.ids())
                .tell(new OfferAnswered(c.id(), offer, agent, accepted, moment.at()))
                .done();
    }

    /** They speak. */
    public static Decision spoke(
            Conversation c, Named agent, boolean outgoing, boolean first, CallbackRules rules, Moment moment) {
        Callback callback = c.callback();
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        Colleague who = new Colleague(agent.id(), agent.name(), false);
        turn.line(who.author(), outgoing ? "call-reached" : "call-answered", Map.of());
        turn.with(now -> now.withUnansweredSince(null).withParticipant(agent.id()));
        if (callback != null && callback.state() == Callback.State.DUE) {
            CallbackActions.reached(turn, callback, who);
        } else if (first) {
            turn.tell(new CallAnswered(c.id(), agent.id(), moment.at()));
        }
        return turn.done();
    }

    /** The agent could not be connected. */
    public static Decision lost(Conversation c, Named agent, Moment moment) {
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        turn.line(Author.agent(agent.id(), agent.name()), "call-unanswered", Map.of());
        turn.tell(new CallUnanswered(c.id(), agent.id(), moment.at()));
        return turn.done();
    }

    /** She waits on the line, or no longer. */
    public static Decision held(Conversation c, AgentId agent, boolean held, Moment moment) {
        return Turn.of(c, moment.at(), moment.ids())
                .tell(new CallHeld(c.id(), agent, held, moment.at()))
                .done();
    }

    /** Nobody is on the line any more. */
    public static Decision over(Conversation c, CallFacts facts, CallbackRules rules, Moment moment) {
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        Named agent = facts.agent();
        Author author = agent == null ? Author.system() : Author.agent(agent.id(), agent.name());
        Map<String, String> params = new LinkedHashMap<>();
        Instant answered = facts.answeredAt();
        if (answered != null) {
            params.put(
                    "seconds",
                    Long.toString(Duration.between(answered, moment.at()).toSeconds()));
            params.put("heldSeconds", Long.toString(facts.held().toSeconds()));
        }
        switch (facts.ending()) {
            case SPOKEN -> turn.line(author, "call-ended", params);
            case ABANDONED -> turn.line(Author.system(), "call-abandoned", params);
            case NOT_REACHED -> turn.line(author, "call-not-reached", params);
            case FAILED -> turn.line(author, "call-failed", params);
            case MISSED -> turn.line(Author.system(), "call-missed", params);
            case VOICEMAIL, CALLBACK -> {}
        }
        turn.tell(facts.event(c, moment.at()));
        Callback callback = c.callback();
        boolean wanted = callback != null && callback.wanted();
        if (facts.ending() == CallEnding.ABANDONED && !wanted && !(c.state() instanceof Resolved)) {
            AgentActions.close(
                    turn, Author.system(), Outcome.ABANDONED, c.state().assignee());
        }
        if (facts.ending() == CallEnding.NOT_REACHED
                && agent != null
                && callback != null
                && callback.state() == Callback.State.DUE
                && agent.id().equals(c.state().assignee())) {
            CallbackActions.missed(turn, callback, new Colleague(agent.id(), agent.name(), false), agent.id(), rules);
        }
        return turn.done();
    }

    /** The agent has done what was left. @param resolve whether the enquiry is closed with that */
    public static Decision wrappedUp(
            Conversation c, Named agent, CallId call, @Nullable String disposition, boolean resolve, Moment moment) {
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        Author author = Author.agent(agent.id(), agent.name());
        turn.line(author, "call-wrapped-up", disposition == null ? Map.of() : Map.of("disposition", disposition));
        turn.tell(new CallWrappedUp(c.id(), call, agent.id(), disposition, moment.at()));
        if (resolve && !(c.state() instanceof Resolved)) {
            AgentActions.close(turn, author, Outcome.RESOLVED, agent.id());
        }
        return turn.done();
    }

    /** The enquiry goes on on another channel; what was promised stays promised, from when it was. */
    public static Decision moved(Conversation c, Colleague who, Channel to, Moment moment) {
        if (c.channel() == to) {
            return new Decision.Unchanged(c, null);
        }
        if (c.state() instanceof Resolved) {
            return new Decision.Refused(Refusal.RESOLVED);
        }
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        turn.with(now -> now.through(to));
        turn.line(who.author(), "moved", Map.of("from", c.channel().name(), "to", to.name()));
        turn.tell(new ConversationMoved(c.id(), c.channel(), to, moment.at()));
        return turn.done();
    }
}
