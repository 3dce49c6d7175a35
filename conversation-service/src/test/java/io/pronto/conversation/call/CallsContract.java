package io.pronto.conversation.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.CallId;
import io.pronto.contracts.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of calls does. */
interface CallsContract {
    /** An empty store. */
    Calls calls();

    /** A connected line. */
    UUID aLine();

    CustomerId aCustomer();

    private Call fresh(UUID line, String leg) {
        Call like = Phones.incoming();
        return Call.incoming(
                new CallId(UUID.randomUUID()),
                line,
                leg,
                like.number(),
                like.dialled(),
                "en",
                aCustomer(),
                "language",
                Phones.NOW);
    }

    @Test
    default void aLineIsOneCallHoweverOftenItIsTold() {
        UUID line = aLine();
        Call call = fresh(line, "CA1");
        assertThat(calls().add(Step.same(call), Step::call)).isTrue();
        assertThat(calls().add(Step.same(fresh(line, "CA1")), Step::call)).isFalse();
        assertThat(calls().ofLeg(line, "CA1").map(Call::id)).contains(call.id());
        assertThat(calls().ofLeg(aLine(), "CA1")).isEmpty();
        assertThat(calls().find(new CallId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    default void whatAStepSaysIsThereAfterwards() {
        Call call = fresh(aLine(), "CA2");
        calls().add(Step.same(call), Step::call);
        Step step = calls().change(
                        call.id(),
                        c -> CallFlow.pressed(c, Menu.SHIPPED, '2', Phones.RULES, Phones.NEVER, Phones.at(3)),
                        Step::call)
                .orElseThrow();
        assertThat(step.call().state()).isEqualTo(CallState.Voicemail.beginning(true, Phones.at(3)));
        Call kept = calls().find(call.id()).orElseThrow();
        assertThat(kept.state()).isEqualTo(step.call().state());
        assertThat(kept.language()).isEqualTo("zh");
    }

    @Test
    default void ordersOfACallAreCarriedOutOneAfterTheOther() {
        Call one = fresh(aLine(), "CA3");
        Call other = fresh(aLine(), "CA4");
        calls().add(new Step(one, List.of(new Order.Show(), new Order.DropAgent("x")), List.of()), Step::call);
        calls().add(new Step(other, List.of(new Order.Hold(true)), List.of()), Step::call);
        Instant at = Instant.now().plusSeconds(60);
        Instant until = at.plus(Duration.ofSeconds(30));
        Calls.Due first = calls().claim(at, until).orElseThrow();
        assertThat(first.order()).isEqualTo(new Order.Show());
        Calls.Due second = calls().claim(at, until).orElseThrow();
        assertThat(second.order()).isEqualTo(new Order.Hold(true));
        assertThat(calls().claim(at, until))
                .as("the second one of a call waits")
                .isEmpty();
        calls().again(first.id(), at, "away");
        Calls.Due again = calls().claim(at, until).orElseThrow();
        assertThat(again.attempt()).isEqualTo(2);
        calls().done(again.id());
        assertThat(calls().claim(at, until).orElseThrow().order()).isEqualTo(new Order.DropAgent("x"));
        calls().done(second.id());
    }

    @Test
    default void whatIsDueIsTakenOnceAndAnAgentsCallsAreFound() {
        Call call = fresh(aLine(), "CA5");
        calls().add(Step.same(call), Step::call);
        Instant late = Phones.NOW.plus(Duration.ofMinutes(20));
        assertThat(calls().changeDue(Phones.at(5), c -> CallFlow.due(c, Phones.RULES, Phones.at(5)), Step::call))
                .isEmpty();
        assertThat(calls().with(Phones.TOM)).isEmpty();
        while (calls().changeDue(late, c -> CallFlow.due(c, Phones.RULES, late), Step::call)
                .isPresent()) {
            assertThat(calls().find(call.id())).isPresent();
        }
        assertThat(calls().find(call.id()).orElseThrow().phase()).isEqualTo(CallPhase.ENDED);
    }
}
