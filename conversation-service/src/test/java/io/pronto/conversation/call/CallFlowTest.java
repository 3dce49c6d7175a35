package io.pronto.conversation.call;

import static io.pronto.conversation.call.Phones.ALWAYS;
import static io.pronto.conversation.call.Phones.MEI;
import static io.pronto.conversation.call.Phones.NEVER;
import static io.pronto.conversation.call.Phones.OFFER;
import static io.pronto.conversation.call.Phones.RULES;
import static io.pronto.conversation.call.Phones.TOM;
import static io.pronto.conversation.call.Phones.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.CallEnding;
import io.pronto.contracts.CallId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CallFlowTest {

    @Test
    void aKeyOfTheMenuSaysHerLanguageAndPutsHerInLine() {
        Step step = CallFlow.pressed(Phones.incoming(), Menu.SHIPPED, '2', RULES, ALWAYS, at(4));
        assertThat(step.call().language()).isEqualTo("zh");
        assertThat(step.call().state()).isEqualTo(new CallState.Queued(at(4)));
        assertThat(step.news()).containsExactly(new News.InLine());
    }

    @Test
    void whoPressesNothingThreeTimesIsPutInLineAsSheIs() {
        Call call = Phones.incoming();
        for (int i = 0; i < 2; i++) {
            call = CallFlow.pressed(call, Menu.SHIPPED, i == 0 ? null : '9', RULES, ALWAYS, at(i))
                    .call();
            assertThat(call.phase()).isEqualTo(CallPhase.MENU);
        }
        assertThat(CallFlow.pressed(call, Menu.SHIPPED, null, RULES, ALWAYS, at(9))
                        .call()
                        .phase())
                .isEqualTo(CallPhase.QUEUED);
    }

    @Test
    void whoCallsWhenNobodyIsThereLeavesAMessage() {
        Step step = CallFlow.pressed(Phones.incoming(), Menu.SHIPPED, '1', RULES, NEVER, at(4));
        assertThat(step.call().state()).isEqualTo(CallState.Voicemail.beginning(true, at(4)));
        assertThat(step.news()).isEmpty();
        Step said = CallFlow.recorded(step.call(), "https://twilio/RE1", 34, at(40));
        assertThat(said.orders()).containsExactly(new Order.FetchRecording("https://twilio/RE1", 34));
        assertThat(said.call().state()).isEqualTo(new CallState.Ended(CallEnding.VOICEMAIL, null, null, at(40)));
    }

    @Test
    void whatSheSaidIsKeptAlsoWhenHerHangingUpIsToldFirst() {
        Call voicemail = CallFlow.pressed(Phones.incoming(), Menu.SHIPPED, '1', RULES, NEVER, at(4))
                .call();
        Call gone = CallFlow.customerDown(voicemail, RULES, at(30)).call();
        assertThat(gone.phase()).isEqualTo(CallPhase.VOICEMAIL);
        assertThat(CallFlow.recorded(gone, "https://twilio/RE1", 20, at(31)).orders())
                .hasSize(1);
        Step nothing = CallFlow.due(gone, RULES, at(61));
        assertThat(nothing.news()).containsExactly(new News.Over(CallEnding.MISSED, null));
    }

    @Test
    void theTelephoneThatRingsForAnOfferIsPickedUpAndTheyTalkOnceItIsHers() {
        Step rings = CallFlow.offered(Phones.queued(), OFFER, MEI, "+4930111", RULES, at(6));
        assertThat(rings.orders()).containsExactly(new Order.RingAgent(MEI, 1, "+4930111", 20));
        Step up = CallFlow.agentUp(Phones.named(rings.call(), "CA2"), 1, RULES, at(10));
        assertThat(up.news()).containsExactly(new News.PickedUp(OFFER, MEI, true));
        Step hers = CallFlow.assigned(up.call(), MEI, "+4930111", RULES, at(11));
        assertThat(hers.call().state()).isEqualTo(new CallState.Talking(MEI, 1, at(11)));
        assertThat(hers.call().answeredAt()).isEqualTo(at(11));
        assertThat(hers.orders()).containsExactly(new Order.Show());
        assertThat(hers.news()).containsExactly(new News.Spoke(MEI, true));
    }

    @Test
    void anOfferTakenOnTheScreenRingsHerTelephone() {
        Call asked = CallFlow.offered(Phones.queued(), OFFER, MEI, null, RULES, at(6))
                .call();
        Step taken = CallFlow.assigned(asked, MEI, "+4930111", RULES, at(8));
        assertThat(taken.orders()).containsExactly(new Order.RingAgent(MEI, 1, "+4930111", 20));
        Step up = CallFlow.agentUp(taken.call(), 1, RULES, at(12));
        assertThat(up.call().phase()).isEqualTo(CallPhase.TALKING);
    }

    @Test
    void whoDoesNotPickUpAfterTakingItLosesIt() {
        Call asked = CallFlow.offered(Phones.queued(), OFFER, MEI, null, RULES, at(6))
                .call();
        Call taken = Phones.named(
                CallFlow.assigned(asked, MEI, "+4930111", RULES, at(8)).call(), "CA2");
        Step late = CallFlow.due(taken, RULES, at(28));
        assertThat(late.call().phase()).isEqualTo(CallPhase.QUEUED);
        assertThat(late.news()).containsExactly(new News.Lost(MEI));
        assertThat(late.orders()).containsExactly(new Order.DropAgent("CA2"));
        Step without = CallFlow.assigned(asked, MEI, null, RULES, at(8));
        assertThat(without.news()).containsExactly(new News.Lost(MEI));
    }

    @Test
    void whoHangsUpInLineIsAbandonedAndNobodyRingsOn() {
        Step gone = CallFlow.customerDown(Phones.offered(), RULES, at(20));
        assertThat(gone.call().state()).isEqualTo(new CallState.Ended(CallEnding.ABANDONED, null, null, at(20)));
        assertThat(gone.orders()).containsExactly(new Order.DropAgent("CA2"));
        assertThat(gone.news()).containsExactly(new News.Over(CallEnding.ABANDONED, null));
    }

    @Test
    void aTelephoneThatRingsTooLateIsPutDown() {
        Call rings = CallFlow.offered(Phones.queued(), OFFER, MEI, "+4930111", RULES, at(6))
                .call();
        Call gone = CallFlow.customerDown(rings, RULES, at(7)).call();
        assertThat(CallFlow.rung(gone, 1, "CA2").orders()).containsExactly(new Order.DropAgent("CA2"));
    }

    @Test
    void timeOnHoldIsCountedAndWrapUpFollows() {
        Call held = CallFlow.hold(Phones.talking(), true, at(30)).call();
        Step back = CallFlow.hold(held, false, at(42));
        assertThat(back.orders()).containsExactly(new Order.Hold(false));
        assertThat(back.call().held()).isEqualTo(Duration.ofSeconds(12));
        Step over = CallFlow.customerDown(back.call(), RULES, at(60));
        assertThat(over.call().state()).isEqualTo(new CallState.WrapUp(MEI, at(60), at(180)));
        assertThat(over.news()).containsExactly(new News.Over(CallEnding.SPOKEN, MEI));
        Step done = CallFlow.wrapUpDone(over.call(), "solved", true, at(70));
        assertThat(done.news()).containsExactly(new News.WrappedUp(MEI, "solved", true));
        assertThat(CallFlow.due(over.call(), RULES, at(180)).news())
                .containsExactly(new News.WrappedUp(MEI, null, false));
    }

    @Test
    void whoIsPassedOnKeepsWaitingWhereSheWas() {
        Step passed = CallFlow.returned(Phones.talking(), at(40));
        assertThat(passed.call().state()).isEqualTo(new CallState.Queued(at(5)));
        assertThat(passed.orders()).containsExactly(new Order.Show(), new Order.DropAgent("CA2"));
        Step other = CallFlow.assigned(passed.call(), TOM, "+4930222", RULES, at(45));
        assertThat(other.orders()).containsExactly(new Order.RingAgent(TOM, 2, "+4930222", 20));
        // News of the first telephone's end comes late.
        assertThat(CallFlow.agentDown(other.call(), 1, RULES, at(46))).isEqualTo(Step.same(other.call()));
        Step spoke = CallFlow.agentUp(other.call(), 2, RULES, at(50));
        assertThat(spoke.news()).containsExactly(new News.Spoke(TOM, false));
    }

    @Test
    void sheMayRatherBeCalledBack() {
        Step wants = CallFlow.leavesLine(Phones.offered(), true, at(20));
        assertThat(wants.news()).containsExactly(new News.CallbackWanted(), new News.Over(CallEnding.CALLBACK, null));
        assertThat(wants.orders()).containsExactly(new Order.DropAgent("CA2"));
    }

    @Test
    void weCallTheAgentFirstAndThenTheCustomer() {
        Step calls = outgoing();
        assertThat(calls.orders()).containsExactly(new Order.RingAgent(MEI, 1, "+4930111", 20));
        Step up = CallFlow.agentUp(calls.call(), 1, RULES, at(5));
        assertThat(up.orders()).containsExactly(new Order.DialCustomer("+4930123456", 30));
        Step reached = CallFlow.customerUp(up.call(), at(9));
        assertThat(reached.call().phase()).isEqualTo(CallPhase.TALKING);
        assertThat(reached.news()).containsExactly(new News.Spoke(MEI, true));
        Step missed = CallFlow.customerDown(up.call(), RULES, at(35));
        assertThat(missed.news()).containsExactly(new News.Over(CallEnding.NOT_REACHED, MEI));
        assertThat(CallFlow.agentDown(calls.call(), 1, RULES, at(20)).news())
                .containsExactly(new News.Over(CallEnding.FAILED, MEI));
    }

    private static Step outgoing() {
        return CallFlow.outgoing(
                new CallId(new UUID(1, 2)),
                new UUID(2, 1),
                MEI,
                "+4930111",
                "+4930123456",
                "en",
                new CustomerId(new UUID(3, 1)),
                new ConversationId(new UUID(4, 1)),
                RULES,
                at(0));
    }

    /** Whatever is told, twice, late or in any order: only allowed ways are gone, time held never runs backwards, and it ends. */
    @Test
    void anyNewsInAnyOrderLeaveACallWhole() {
        Random random = new Random(20261122);
        for (int run = 0; run < 3_000; run++) {
            int[] second = {0};
            Call call = random.nextInt(4) == 0
                    ? outgoing().call()
                    : Phones.incoming().of(new ConversationId(new UUID(4, run)));
            List<String> told = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                second[0] += random.nextInt(30);
                Map.Entry<String, Function<Call, Step>> news = any(random, second[0]);
                told.add(news.getKey());
                Duration held = call.held();
                Step step = news.getValue().apply(call);
                assertThat(CallTransitions.allow(call.phase(), step.call().phase()))
                        .as("%s", told)
                        .isTrue();
                assertThat(step.call().held()).isGreaterThanOrEqualTo(held);
                if (!call.live() && !step.news().isEmpty()) {
                    assertThat(step.news()).as("%s", told).allMatch(n -> n instanceof News.WrappedUp);
                }
                call = step.call();
            }
            for (int i = 0; i < 3 && call.phase() != CallPhase.ENDED; i++) {
                call = CallFlow.due(call, RULES, at(second[0]).plus(Duration.ofHours(5 + i)))
                        .call();
                if (call.phase() == CallPhase.QUEUED) {
                    call = CallFlow.customerDown(call, RULES, at(second[0]).plus(Duration.ofHours(6 + i)))
                            .call();
                }
            }
            assertThat(call.phase()).as("%s", told).isEqualTo(CallPhase.ENDED);
        }
    }

    private static Map.Entry<String, Function<Call, Step>> any(Random random, int second) {
        int ring = random.nextInt(4);
        var agent = random.nextBoolean() ? MEI : TOM;
        String address = random.nextInt(4) == 0 ? null : "+4930111";
        char key = "12*".charAt(random.nextInt(3));
        boolean yes = random.nextBoolean();
        return switch (random.nextInt(14)) {
            case 0 ->
                Map.entry("key", c -> CallFlow.pressed(c, Menu.SHIPPED, key, RULES, yes ? ALWAYS : NEVER, at(second)));
            case 1 -> Map.entry("leaves", c -> CallFlow.leavesLine(c, yes, at(second)));
            case 2 -> Map.entry("offered", c -> CallFlow.offered(c, OFFER, agent, address, RULES, at(second)));
            case 3 -> Map.entry("offer ended", c -> CallFlow.offerEnded(c, OFFER, at(second)));
            case 4 -> Map.entry("assigned", c -> CallFlow.assigned(c, agent, address, RULES, at(second)));
            case 5 -> Map.entry("returned", c -> CallFlow.returned(c, at(second)));
            case 6 -> Map.entry("agent up", c -> CallFlow.agentUp(c, ring, RULES, at(second)));
            case 7 -> Map.entry("agent down", c -> CallFlow.agentDown(c, ring, RULES, at(second)));
            case 8 -> Map.entry("customer up", c -> CallFlow.customerUp(c, at(second)));
            case 9 ->
                yes
                        ? Map.entry("customer down", c -> CallFlow.customerDown(c, RULES, at(second)))
                        : Map.entry("closed", c -> CallFlow.closed(c, at(second)));
            case 10 -> Map.entry("hold", c -> CallFlow.hold(c, yes, at(second)));
            case 11 -> Map.entry("hang up", c -> CallFlow.hangUp(c, RULES, at(second)));
            case 12 -> Map.entry("recorded", c -> CallFlow.recorded(c, yes ? "https://x" : null, 3, at(second)));
            default -> Map.entry("due", c -> CallFlow.due(c, RULES, at(second)));
        };
    }
}
