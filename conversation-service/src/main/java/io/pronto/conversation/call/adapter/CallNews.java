package io.pronto.conversation.call.adapter;

import io.pronto.contracts.CallId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Discouragement;
import io.pronto.contracts.RoutingEvent.OfferEnded;
import io.pronto.contracts.RoutingEvent.WaitDiscouraged;
import io.pronto.contracts.RoutingEvent.WorkAssigned;
import io.pronto.contracts.RoutingEvent.WorkOffered;
import io.pronto.contracts.RoutingEvent.WorkReturned;
import io.pronto.conversation.call.Call;
import io.pronto.conversation.call.CallDesk;
import io.pronto.conversation.call.CallFlow;
import io.pronto.conversation.call.CallRules;
import io.pronto.conversation.call.Calls;
import io.pronto.conversation.call.Step;
import io.pronto.platform.event.Subscriptions;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** What routing decides about calls that are on the line. */
final class CallNews {
    private final Calls calls;
    private final CallDesk desk;
    private final Telephones telephones;
    private final CallRules rules;
    private final Clock clock;

    CallNews(Calls calls, CallDesk desk, Telephones telephones, CallRules rules, Clock clock) {
        this.calls = calls;
        this.desk = desk;
        this.telephones = telephones;
        this.rules = rules;
        this.clock = clock;
    }

    Subscriptions subscriptions() {
        return Subscriptions.of("calls")
                .on(
                        WorkOffered.class,
                        (e, _) -> live(
                                e.conversation(),
                                call -> CallFlow.offered(
                                        call,
                                        e.offer(),
                                        e.agent(),
                                        telephones.ringing(call.connection(), e.agent()),
                                        rules,
                                        clock.instant())))
                .on(
                        OfferEnded.class,
                        (e, _) -> live(e.conversation(), call -> CallFlow.offerEnded(call, e.offer(), clock.instant())))
                .on(
                        WorkAssigned.class,
                        (e, _) -> live(
                                e.conversation(),
                                call -> CallFlow.assigned(
                                        call,
                                        e.agent(),
                                        telephones
                                                .address(call.connection(), e.agent())
                                                .orElse(null),
                                        rules,
                                        clock.instant())))
                .on(
                        WorkReturned.class,
                        (e, _) -> live(e.conversation(), call -> CallFlow.returned(call, clock.instant())))
                .on(WaitDiscouraged.class, (e, _) -> {
                    if (e.cause() == Discouragement.CLOSED) {
                        live(e.conversation(), call -> CallFlow.closed(call, clock.instant()));
                    }
                });
    }

    private void live(ConversationId conversation, Function<Call, Step> decide) {
        Optional<CallId> id =
                calls.of(conversation).stream().filter(Call::live).map(Call::id).findFirst();
        id.ifPresent(call -> desk.change(call, decide));
    }
}
