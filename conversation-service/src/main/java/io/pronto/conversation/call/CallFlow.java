package io.pronto.conversation.call;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.CallEnding;
import io.pronto.contracts.CallId;
import io.pronto.contracts.OfferId;
import io.pronto.conversation.call.CallState.Connecting;
import io.pronto.conversation.call.CallState.Dialling;
import io.pronto.conversation.call.CallState.Ended;
import io.pronto.conversation.call.CallState.Held;
import io.pronto.conversation.call.CallState.InMenu;
import io.pronto.conversation.call.CallState.Offered;
import io.pronto.conversation.call.CallState.Queued;
import io.pronto.conversation.call.CallState.Talking;
import io.pronto.conversation.call.CallState.Voicemail;
import io.pronto.conversation.call.CallState.WrapUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happens to calls. Providers tell things twice, late and in any order; what no longer fits the call's state changes nothing.
 */
public final class CallFlow {
    /** How long after a caller hung up her message may still be told of. */
    private static final Duration LATE_WORDS = Duration.ofSeconds(30);

    private CallFlow() {}

    /** Somebody calls, and hears the first question. */
    public static Step arrived(Call call) {
        return Step.same(call);
    }

    /** She pressed a key of the menu, or nothing. @param key null for nothing @param open whether somebody is there for a queue */
    public static Step pressed(
            Call call, Menu menu, @Nullable Character key, CallRules rules, Menu.Opening open, Instant at) {
        if (!(call.state() instanceof InMenu here)) {
            return Step.same(call);
        }
        Menu.Node node = menu.node(here.node()).orElse(null);
        Menu.Option option =
                node == null || key == null ? null : node.option(key).orElse(null);
        if (node != null && option == null) {
            int failures = here.failures() + 1;
            return failures < rules.menuTries()
                    ? Step.same(call.in(new InMenu(here.node(), failures, here.since())))
                    : into(call, open, at);
        }
        if (option == null) {
            return into(call, open, at);
        }
        Call chosen = call.about(
                option.language() == null ? call.language() : option.language(),
                option.topic() == null ? call.topic() : option.topic(),
                option.queue() == null ? call.queue() : option.queue());
        return switch (option.next()) {
            case LINE -> into(chosen, open, at);
            case VOICEMAIL -> Step.same(chosen.in(Voicemail.beginning(false, at)));
            case NODE -> {
                String next = option.node();
                yield next == null || menu.node(next).isEmpty()
                        ? into(chosen, open, at)
                        : Step.same(chosen.in(new InMenu(next, 0, here.since())));
            }
        };
    }

    /** She is put in line, or may leave a message when nobody is there. */
    static Step into(Call call, Menu.Opening open, Instant at) {
        if (!open.at(call.queue(), at)) {
            return Step.same(call.in(Voicemail.beginning(true, at)));
        }
        return new Step(call.queued(at).in(new Queued(at)), List.of(), List.of(new News.InLine()));
    }

    /** The queue turned out to be closed: she may leave a message. */
    public static Step closed(Call call, Instant at) {
        return switch (call.state()) {
            case Queued _ -> new Step(call.in(Voicemail.beginning(true, at)), List.of(new Order.Show()), List.of());
            default -> Step.same(call);
        };
    }

    /** She would rather leave a message, or be called back, than wait. */
    public static Step leavesLine(Call call, boolean callback, Instant at) {
        return switch (call.state()) {
            case Queued _, Offered _ -> {
                List<Order> orders = dropped(call);
                yield callback
                        ? new Step(
                                call.in(new Ended(CallEnding.CALLBACK, null, null, at)),
                                orders,
                                List.of(new News.CallbackWanted(), new News.Over(CallEnding.CALLBACK, null)))
                        : new Step(call.in(Voicemail.beginning(false, at)), orders, List.of());
            }
            default -> Step.same(call);
        };
    }

    /** Routing asks an agent. @param address where her telephone rings; null: her browser alone does */
    public static Step offered(
            Call call, OfferId offer, AgentId agent, @Nullable String address, CallRules rules, Instant at) {
        if (!(call.state() instanceof Queued)) {
            return Step.same(call);
        }
        if (address == null) {
            return Step.same(call.in(new Offered(offer, agent, 0, false, at)));
        }
        Call ringing = call.ringing();
        return new Step(
                ringing.in(new Offered(offer, agent, ringing.rings(), false, at)),
                List.of(new Order.RingAgent(agent, ringing.rings(), address, seconds(rules.ring()))),
                List.of());
    }

    /** The agent who was asked does not take it. */
    public static Step offerEnded(Call call, OfferId offer, Instant at) {
        if (call.state() instanceof Offered asked && asked.offer().equals(offer)) {
            return new Step(call.in(new Queued(inLineSince(call, at))), dropped(call), List.of());
        }
        return Step.same(call);
    }

    /** It is that agent's. @param address where her telephone rings; null when she has none */
    public static Step assigned(Call call, AgentId agent, @Nullable String address, CallRules rules, Instant at) {
        List<Order> orders = new ArrayList<>();
        Call now = call;
        switch (call.state()) {
            case Offered asked
            when asked.agent().equals(agent) && asked.pickedUp() -> {
                return talking(call, agent, asked.ring(), at);
            }
            case Offered asked
            when asked.agent().equals(agent) && asked.ring() > 0 -> {
                return Step.same(call.in(new Connecting(agent, asked.ring(), at, at.plus(rules.ring()))));
            }
            case Queued _ -> {}
            case Offered _ -> orders.addAll(dropped(call));
            case Connecting to -> {
                if (to.agent().equals(agent)) {
                    return Step.same(call);
                }
                orders.addAll(dropped(call));
            }
            case Talking with -> {
                if (with.agent().equals(agent)) {
                    return Step.same(call);
                }
                orders.addAll(dropped(call));
            }
            case Held with -> {
                if (with.agent().equals(agent)) {
                    return Step.same(call);
                }
                orders.addAll(dropped(call));
                now = now.heldFor(Duration.between(with.since(), at));
            }
            case InMenu _, Voicemail _, Dialling _, WrapUp _, Ended _ -> {
                return Step.same(call);
            }
        }
        boolean spoke = now.phase() == CallPhase.TALKING || now.phase() == CallPhase.HELD;
        if (address == null) {
            Call waiting = now.in(new Queued(inLineSince(now, at)));
            if (spoke) {
                orders.add(new Order.Show());
            }
            return new Step(waiting, orders, List.of(new News.Lost(agent)));
        }
        Call ringing = now.ringing();
        orders.add(new Order.RingAgent(agent, ringing.rings(), address, seconds(rules.ring())));
        Call connecting = ringing.in(new Connecting(agent, ringing.rings(), at, at.plus(rules.ring())));
        if (spoke) {
            orders.add(new Order.Show());
        }
        return new Step(connecting, orders, List.of());
    }

    /** It is nobody's again: given back, passed on, or taken away. */
    public static Step returned(Call call, Instant at) {
        return switch (call.state()) {
            case Connecting _ -> new Step(call.in(new Queued(inLineSince(call, at))), dropped(call), List.of());
            case Talking _ -> back(call, at);
            case Held since -> back(call.heldFor(Duration.between(since.since(), at)), at);
            default -> Step.same(call);
        };
    }

    private static Step back(Call call, Instant at) {
        List<Order> orders = new ArrayList<>();
        // The customer first: with her agent's leg the provider would end hers.
        orders.add(new Order.Show());
        orders.addAll(dropped(call));
        return new Step(call.queued(at).in(new Queued(inLineSince(call, at))), orders, List.of());
    }

    /** The agent's telephone rings, and that is what the provider calls its leg. */
    public static Step rung(Call call, int ring, @Nullable String leg) {
        if (leg == null) {
            return Step.same(call);
        }
        // Meanwhile somebody else may have it, or nobody is there any more.
        return call.state().ring() == ring
                ? Step.same(call.named(null, leg, null))
                : new Step(call, List.of(new Order.DropAgent(leg)), List.of());
    }

    /** The agent picked up. */
    public static Step agentUp(Call call, int ring, CallRules rules, Instant at) {
        return switch (call.state()) {
            case Offered asked
            when asked.ring() == ring && !asked.pickedUp() ->
                new Step(
                        call.in(new Offered(asked.offer(), asked.agent(), ring, true, asked.since())),
                        List.of(),
                        List.of(new News.PickedUp(asked.offer(), asked.agent(), true)));
            case Connecting to when to.ring() == ring -> talking(call, to.agent(), ring, at);
            case Dialling dialling
            when dialling.ring() == ring && !dialling.agentUp() -> {
                String number = call.number();
                yield number == null
                        ? ended(call, CallEnding.FAILED, dialling.agent(), dropped(call), at)
                        : new Step(
                                call.in(new Dialling(
                                        dialling.agent(), ring, true, dialling.since(), at.plus(rules.dial()))),
                                List.of(new Order.DialCustomer(number, seconds(rules.dial()))),
                                List.of());
            }
            default -> Step.same(call);
        };
    }

    /** The agent's leg is gone: not picked up, busy, or hung up. */
    public static Step agentDown(Call call, int ring, CallRules rules, Instant at) {
        return switch (call.state()) {
            case Offered asked
            when asked.ring() == ring ->
                new Step(
                        call.in(new Offered(asked.offer(), asked.agent(), 0, false, asked.since())),
                        List.of(),
                        List.of(new News.PickedUp(asked.offer(), asked.agent(), false)));
            case Connecting to
            when to.ring() == ring ->
                new Step(call.in(new Queued(inLineSince(call, at))), List.of(), List.of(new News.Lost(to.agent())));
            case Talking with
            when with.ring() == ring -> wrapUp(call, with.agent(), List.of(new Order.HangUp()), rules, at);
            case Held with
            when with.ring() == ring ->
                wrapUp(
                        call.heldFor(Duration.between(with.since(), at)),
                        with.agent(),
                        List.of(new Order.HangUp()),
                        rules,
                        at);
            case Dialling dialling
            when dialling.ring() == ring ->
                ended(
                        call,
                        CallEnding.FAILED,
                        dialling.agent(),
                        call.line() == null ? List.of() : List.of(new Order.HangUp()),
                        at);
            default -> Step.same(call);
        };
    }

    /** The customer's leg is gone. */
    public static Step customerDown(Call call, CallRules rules, Instant at) {
        return switch (call.state()) {
            case InMenu _ -> ended(call, CallEnding.MISSED, null, List.of(), at);
            // What she said may be told of after her hanging up.
            case Voicemail here ->
                Step.same(
                        call.in(new Voicemail(here.closed(), here.since(), sooner(here.until(), at.plus(LATE_WORDS)))));
            case Queued _ -> ended(call, CallEnding.ABANDONED, null, List.of(), at);
            case Offered _ -> ended(call, CallEnding.ABANDONED, null, dropped(call), at);
            case Connecting to -> ended(call, CallEnding.ABANDONED, to.agent(), dropped(call), at);
            case Talking with -> wrapUp(call, with.agent(), dropped(call), rules, at);
            case Held with ->
                wrapUp(call.heldFor(Duration.between(with.since(), at)), with.agent(), dropped(call), rules, at);
            case Dialling dialling -> ended(call, CallEnding.NOT_REACHED, dialling.agent(), dropped(call), at);
            case WrapUp _, Ended _ -> Step.same(call);
        };
    }

    /** The customer whom we called is on the line. */
    public static Step customerUp(Call call, Instant at) {
        return call.state() instanceof Dialling dialling && dialling.agentUp()
                ? talking(call, dialling.agent(), dialling.ring(), at)
                : Step.same(call);
    }

    /** She has left a message. @param address where the provider keeps it; null when there is none */
    public static Step recorded(Call call, @Nullable String address, int seconds, Instant at) {
        if (!(call.state() instanceof Voicemail)) {
            return Step.same(call);
        }
        if (address == null || seconds < 1) {
            return ended(
                    call, call.conversation() == null ? CallEnding.MISSED : CallEnding.ABANDONED, null, List.of(), at);
        }
        return new Step(
                call.in(new Ended(CallEnding.VOICEMAIL, null, null, at)),
                List.of(new Order.FetchRecording(address, seconds)),
                List.of());
    }

    /** The agent lets her wait on the line, or speaks with her again. */
    public static Step hold(Call call, boolean held, Instant at) {
        return switch (call.state()) {
            case Talking with
            when held ->
                new Step(
                        call.in(new Held(with.agent(), with.ring(), at)),
                        List.of(new Order.Hold(true)),
                        List.of(new News.Held(with.agent(), true)));
            case Held with
            when !held ->
                new Step(
                        call.heldFor(Duration.between(with.since(), at)).in(new Talking(with.agent(), with.ring(), at)),
                        List.of(new Order.Hold(false)),
                        List.of(new News.Held(with.agent(), false)));
            default -> Step.same(call);
        };
    }

    /** The agent hangs up. */
    public static Step hangUp(Call call, CallRules rules, Instant at) {
        return switch (call.state()) {
            case Talking with -> wrapUp(call, with.agent(), both(call), rules, at);
            case Held with ->
                wrapUp(call.heldFor(Duration.between(with.since(), at)), with.agent(), both(call), rules, at);
            case Dialling dialling -> ended(call, CallEnding.NOT_REACHED, dialling.agent(), both(call), at);
            default -> Step.same(call);
        };
    }

    /** The agent says what came of it. @param resolve whether the enquiry is closed with that */
    public static Step wrapUpDone(Call call, @Nullable String disposition, boolean resolve, Instant at) {
        if (!(call.state() instanceof WrapUp left)) {
            return Step.same(call);
        }
        return new Step(
                call.in(new Ended(CallEnding.SPOKEN, left.agent(), disposition, at)),
                List.of(),
                List.of(new News.WrappedUp(left.agent(), disposition, resolve)));
    }

    /** Its time has come. */
    public static Step due(Call call, CallRules rules, Instant at) {
        Instant due = call.state().dueAt();
        if (due == null || due.isAfter(at)) {
            return Step.same(call);
        }
        return switch (call.state()) {
            case Voicemail _ ->
                ended(
                        call,
                        call.conversation() == null ? CallEnding.MISSED : CallEnding.ABANDONED,
                        null,
                        List.of(),
                        at);
            case InMenu _, Queued _, Offered _, Talking _, Held _ -> {
                // Nothing was heard of it for so long that it cannot be there any more.
                Step gone = customerDown(call, rules, at);
                List<Order> orders = new ArrayList<>(gone.orders());
                orders.add(new Order.HangUp());
                yield new Step(gone.call(), orders, gone.news());
            }
            case Connecting to -> {
                Step lost = agentDown(call, to.ring(), rules, at);
                yield new Step(lost.call(), dropped(call), lost.news());
            }
            case Dialling dialling ->
                ended(
                        call,
                        dialling.agentUp() ? CallEnding.NOT_REACHED : CallEnding.FAILED,
                        dialling.agent(),
                        both(call),
                        at);
            case WrapUp left -> wrapUpDone(call, null, false, at);
            case Ended _ -> Step.same(call);
        };
    }

    /** What the provider was to do cannot be done. */
    public static Step failed(Call call, Order order, CallRules rules, Instant at) {
        return switch (order) {
            case Order.RingAgent ring -> agentDown(call, ring.ring(), rules, at);
            case Order.DialCustomer _ -> customerDown(call, rules, at);
            case Order.Show _ -> customerDown(call, rules, at);
            case Order.Hold _, Order.DropAgent _, Order.HangUp _, Order.FetchRecording _ -> Step.same(call);
        };
    }

    /** We call. @param address where the agent's telephone rings */
    public static Step outgoing(
            CallId id,
            UUID connection,
            AgentId agent,
            String address,
            String number,
            String language,
            io.pronto.contracts.CustomerId customer,
            io.pronto.contracts.ConversationId conversation,
            CallRules rules,
            Instant at) {
        Call call = new Call(
                id,
                connection,
                null,
                null,
                null,
                true,
                number,
                null,
                language,
                null,
                null,
                customer,
                conversation,
                new Dialling(agent, 1, false, at, at.plus(rules.ring())),
                1,
                at,
                null,
                null,
                Duration.ZERO,
                1);
        return new Step(call, List.of(new Order.RingAgent(agent, 1, address, seconds(rules.ring()))), List.of());
    }

    private static Step talking(Call call, AgentId agent, int ring, Instant at) {
        boolean first = call.answeredAt() == null;
        return new Step(
                call.answered(at).in(new Talking(agent, ring, at)),
                call.outgoing() && first ? List.of() : List.of(new Order.Show()),
                List.of(new News.Spoke(agent, first)));
    }

    private static Step wrapUp(Call call, AgentId agent, List<Order> orders, CallRules rules, Instant at) {
        return new Step(
                call.in(new WrapUp(agent, at, at.plus(rules.wrapUp()))),
                orders,
                List.of(new News.Over(CallEnding.SPOKEN, agent)));
    }

    private static Step ended(Call call, CallEnding ending, @Nullable AgentId agent, List<Order> orders, Instant at) {
        return new Step(call.in(new Ended(ending, agent, null, at)), orders, List.of(new News.Over(ending, agent)));
    }

    private static List<Order> dropped(Call call) {
        return call.agentLeg() == null ? List.of() : List.of(new Order.DropAgent(call.agentLeg()));
    }

    private static List<Order> both(Call call) {
        List<Order> orders = new ArrayList<>();
        if (call.line() != null) {
            orders.add(new Order.HangUp());
        }
        orders.addAll(dropped(call));
        return orders;
    }

    private static Instant inLineSince(Call call, Instant at) {
        return call.queuedAt() == null ? at : call.queuedAt();
    }

    private static Instant sooner(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }
}
