package io.pronto.sla.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.EscalationAction;
import io.pronto.contracts.Metric;
import io.pronto.sla.policy.Match;
import io.pronto.sla.policy.SlaPolicy;
import io.pronto.sla.policy.Stage;
import io.pronto.sla.policy.Target;
import io.pronto.sla.policy.TimeBasis;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTest {
    private static Ladder ladder(String id, Ladder.Step... steps) {
        return new Ladder(id, 1, id, id, List.of(steps));
    }

    private static Ladder.Step step(long seconds, EscalationAction... actions) {
        return new Ladder.Step(Duration.ofSeconds(seconds), List.of(actions));
    }

    private static EscalationAction move(String queue) {
        return new EscalationAction(EscalationAction.Kind.MOVE_TO_QUEUE, queue, Set.of());
    }

    private static SlaPolicy policy(String queue, String ladder) {
        Target target = new Target(
                Metric.RESOLUTION,
                Duration.ofHours(1),
                null,
                TimeBasis.CLOCK,
                List.of(),
                Set.<Stage>of(),
                null,
                ladder);
        return new SlaPolicy(
                "for-" + queue, 1, queue, queue, Match.ANY.andQueues(queue), "hours", List.of(target), true);
    }

    @ParameterizedTest
    @CsvSource({
        "NOTIFY_PERSON,,WORKSPACE,RECIPIENT",
        "NOTIFY_AGENT,tom,WORKSPACE,RECIPIENT",
        "RAISE_PRIORITY,HUGE,,RECIPIENT",
        "MOVE_TO_QUEUE,,,RECIPIENT",
        "NOTIFY_SUPERIOR,,,MEDIA",
        "MOVE_TO_QUEUE,returns,WEBHOOK,MEDIA"
    })
    void actions_that_say_too_little_or_too_much_are_refused(
            EscalationAction.Kind kind,
            @Nullable String to,
            EscalationAction.@Nullable Medium medium,
            LadderRefusal.Reason reason) {
        Ladder ladder =
                ladder("a", step(0, new EscalationAction(kind, to, medium == null ? Set.of() : Set.of(medium))));
        assertThat(ladder.check()).hasValueSatisfying(refusal -> {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.field()).startsWith("steps[0].actions[0].");
        });
    }

    @Test
    void steps_follow_one_another_and_there_is_at_least_one() {
        assertThat(ladder("a").check()).isPresent();
        assertThat(ladder("a", step(60, move("b")), step(60, move("c"))).check())
                .hasValueSatisfying(refusal -> assertThat(refusal.field()).isEqualTo("steps[1].offsetSeconds"));
        assertThat(ladder("a", step(-60, move("b")), step(0, move("c"))).check())
                .isEmpty();
    }

    @Test
    void work_that_would_come_back_to_where_it_was_taken_from_is_found() {
        List<SlaPolicy> policies = List.of(policy("returns", "a"), policy("experts", "b"), policy("leads", "c"));
        Ladder a = ladder("a", step(0, move("experts")));
        Ladder b = ladder("b", step(0, move("leads")));
        Ladder c = ladder("c", step(0, move("experts")));
        assertThat(new Moves(policies, List.of(a, b)).circle()).isEmpty();
        assertThat(new Moves(policies, List.of(a, b, c)).circle()).hasValue(List.of("experts", "leads", "experts"));
        assertThat(new Moves(policies, List.of(ladder("a", step(0, move("returns"))))).circle())
                .hasValue(List.of("returns", "returns"));
    }
}
