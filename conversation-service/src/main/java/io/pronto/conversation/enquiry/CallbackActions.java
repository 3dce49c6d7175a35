package io.pronto.conversation.enquiry;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationEvent.AnswerChannelChosen;
import io.pronto.contracts.ConversationEvent.CallbackConnected;
import io.pronto.contracts.ConversationEvent.CallbackMissed;
import io.pronto.contracts.ConversationEvent.CallbackRequested;
import io.pronto.contracts.ConversationEvent.CallbackWithdrawn;
import io.pronto.contracts.ConversationEvent.WaitSuspended;
import io.pronto.conversation.enquiry.AgentActions.Colleague;
import io.pronto.conversation.enquiry.ConversationState.Assigned;
import io.pronto.conversation.enquiry.ConversationState.AwaitingCustomer;
import io.pronto.conversation.enquiry.ConversationState.Resolved;
import io.pronto.conversation.enquiry.ConversationState.Waiting;
import io.pronto.conversation.enquiry.ConversationState.WithBot;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Being answered otherwise than by waiting here: by a call, or by e-mail. The place in the line is kept. */
public final class CallbackActions {

    private CallbackActions() {}

    /**
     * How often and how soon a customer is tried again, and how far ahead she may ask.
     *
     * @param attempts how often she is called at most
     * @param retryAfter how long after an attempt that did not reach her
     * @param latest how far ahead a call may be planned
     */
    public record CallbackRules(int attempts, Duration retryAfter, Duration latest) {}

    /**
     * Who waits asks to be called, or asks for another number or time.
     *
     * @param number in E.164
     * @param from when; null, or not after now, for as soon as it is her turn
     */
    public static Decision ask(
            Conversation c, Enquirer who, String number, @Nullable Instant from, CallbackRules rules, Moment moment) {
        if (!(c.state() instanceof Waiting waiting)) {
            return new Decision.Refused(Refusal.NOT_WAITING);
        }
        Instant later = from == null || !from.isAfter(moment.at()) ? null : from;
        if (later != null && later.isAfter(moment.at().plus(rules.latest()))) {
            return new Decision.Refused(Refusal.CALLBACK_TOO_FAR);
        }
        Callback before = c.callback();
        if (before != null
                && before.wanted()
                && before.number().equals(number)
                && (later == null ? before.state() == Callback.State.DUE : later.equals(before.from()))) {
            return new Decision.Unchanged(c, null);
        }
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        Callback next = before == null
                ? Callback.asked(number, later, waiting.since(), moment.at())
                : before.askedAnew(number, later, waiting.since(), moment.at());
        turn.with(now -> now.withState(new Waiting(waiting.since(), null)).withCallback(next));
        Map<String, String> params = new LinkedHashMap<>();
        if (later != null) {
            params.put("from", later.toString());
        }
        turn.line(Author.customer(who.id(), who.name()), "callback-requested", params);
        if (later == null) {
            comeDue(turn, next);
        } else {
            turn.tell(new WaitSuspended(c.id(), null, later, moment.at()));
        }
        return turn.done();
    }

    /** The customer would rather wait here again. */
    public static Decision withdraw(Conversation c, Enquirer who, Moment moment) {
        Callback callback = c.callback();
        if (callback == null || !callback.wanted() || !(c.state() instanceof Waiting waiting)) {
            return new Decision.Refused(Refusal.NO_CALLBACK);
        }
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        turn.with(now -> now.withCallback(callback.withdrawn(moment.at()))
                .withState(new Waiting(
                        waiting.since(), HandOff.goneCheck(now, moment.at(), who.reachable(), moment.rules()))));
        turn.line(Author.customer(who.id(), who.name()), "callback-withdrawn", Map.of());
        turn.tell(new AnswerChannelChosen(c.id(), c.channel(), callback.preferred(), waiting.since(), moment.at()));
        turn.tell(new CallbackWithdrawn(c.id(), moment.at()));
        return turn.done();
    }

    /** The time for which it was planned has come. */
    static Decision due(Conversation c, Callback callback, Moment moment) {
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        Callback due = callback.due(moment.at());
        turn.with(now -> now.withCallback(due));
        comeDue(turn, due);
        return turn.done();
    }

    private static void comeDue(Turn turn, Callback callback) {
        Conversation c = turn.now();
        if (c.state() instanceof Waiting) {
            turn.tell(new AnswerChannelChosen(
                    c.id(), Channel.PHONE, callback.preferred(), callback.waitingSince(), turn.at()));
        }
        if (callback.attempts() == 0) {
            turn.tell(new CallbackRequested(c.id(), turn.at()));
        }
    }

    /** Whoever has it says whether she was reached. Told again it changes nothing. */
    public static Decision outcome(Conversation c, Colleague who, boolean reached, CallbackRules rules, Moment moment) {
        AgentId holder = switch (c.state()) {
            case Assigned s -> s.agent();
            case AwaitingCustomer s -> s.agent();
            case WithBot _, Waiting _, Resolved _ -> null;
        };
        Callback callback = c.callback();
        if (callback == null || callback.state() != Callback.State.DUE) {
            return callback != null && reached && callback.state() == Callback.State.REACHED
                    ? new Decision.Unchanged(c, null)
                    : new Decision.Refused(Refusal.NO_CALLBACK);
        }
        if (holder == null) {
            return new Decision.Refused(Refusal.NOT_ASSIGNED);
        }
        if (!who.senior() && !who.id().equals(holder)) {
            return new Decision.Refused(Refusal.NOT_YOURS);
        }
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        turn.with(now -> now.withParticipant(who.id()));
        if (reached) {
            reached(turn, callback, who);
        } else {
            missed(turn, callback, who, holder, rules);
        }
        return turn.done();
    }

    static void reached(Turn turn, Callback callback, Colleague who) {
        turn.with(now -> now.withCallback(callback.reached(who.id(), turn.at())).withUnansweredSince(null));
        turn.line(who.author(), "callback-reached", Map.of());
        turn.tell(new CallbackConnected(turn.now().id(), who.id(), turn.at()));
    }

    static void missed(Turn turn, Callback callback, Colleague who, AgentId holder, CallbackRules rules) {
        Conversation c = turn.now();
        int attempt = callback.attempts() + 1;
        Map<String, String> params = new LinkedHashMap<>();
        params.put("attempt", Integer.toString(attempt));
        params.put("most", Integer.toString(rules.attempts()));
        if (attempt >= rules.attempts()) {
            turn.with(now -> now.withCallback(callback.givenUp(who.id(), turn.at())));
            turn.line(who.author(), "callback-missed", params);
            turn.tell(new CallbackMissed(c.id(), who.id(), attempt, null, turn.at()));
            return;
        }
        Instant next = turn.at().plus(rules.retryAfter());
        params.put("next", next.toString());
        turn.with(now -> now.withCallback(callback.missed(who.id(), next, turn.at()))
                .withState(new Waiting(callback.waitingSince(), null)));
        turn.line(who.author(), "callback-missed", params);
        turn.tell(new CallbackMissed(c.id(), who.id(), attempt, next, turn.at()));
        turn.tell(new WaitSuspended(c.id(), holder, next, turn.at()));
    }

    /** Who waits would rather be answered by e-mail; her address is known by then, and she may leave. */
    public static Decision byEmail(Conversation c, Enquirer who, Moment moment) {
        if (!(c.state() instanceof Waiting waiting)) {
            return new Decision.Refused(Refusal.NOT_WAITING);
        }
        Callback callback = c.callback();
        boolean wasCallback = callback != null && callback.wanted();
        if (c.emailWantedAt() != null && !wasCallback) {
            return new Decision.Unchanged(c, null);
        }
        Turn turn = Turn.of(c, moment.at(), moment.ids());
        turn.with(now -> now.withEmailWantedAt(moment.at()).withState(new Waiting(waiting.since(), null)));
        if (callback != null && wasCallback) {
            turn.with(now -> now.withCallback(callback.withdrawn(moment.at())));
            turn.tell(new CallbackWithdrawn(c.id(), moment.at()));
        }
        turn.line(Author.customer(who.id(), who.name()), "email-wanted", Map.of());
        turn.tell(new AnswerChannelChosen(c.id(), Channel.EMAIL, null, waiting.since(), moment.at()));
        return turn.done();
    }
}
