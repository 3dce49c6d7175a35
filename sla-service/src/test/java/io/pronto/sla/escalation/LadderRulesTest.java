package io.pronto.sla.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.EscalationAction;
import io.pronto.sla.policy.InMemoryPolicies;
import io.pronto.sla.queue.InMemoryKnownQueues;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LadderRulesTest {
    private final LadderRules rules =
            new LadderRules(new InMemoryLadders(), new InMemoryPolicies(), InMemoryKnownQueues.of("returns"));

    @ParameterizedTest
    @EnumSource(names = {"NOTIFY_QUEUE", "MOVE_TO_QUEUE", "OFFER_TO_TEAM"})
    void a_queue_that_nobody_told_of_is_refused_where_it_is_named(EscalationAction.Kind kind) {
        assertThat(rules.check(ladder(kind, "returns"))).isEmpty();
        assertThat(rules.check(ladder(kind, "refunds"))).hasValueSatisfying(refusal -> {
            assertThat(refusal.reason()).isEqualTo(LadderRefusal.Reason.UNKNOWN_QUEUE);
            assertThat(refusal.field()).isEqualTo("steps[1].actions[0].to");
            assertThat(refusal.detail()).contains("refunds");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"NOTIFY_PERSON", "ADD_FOLLOWER"})
    void a_person_is_no_queue(EscalationAction.Kind kind) {
        assertThat(rules.check(ladder(kind, "tom"))).isEmpty();
    }

    private static Ladder ladder(EscalationAction.Kind kind, String to) {
        Set<EscalationAction.Medium> media = switch (kind) {
            case NOTIFY_QUEUE, NOTIFY_PERSON -> Set.of(EscalationAction.Medium.WORKSPACE);
            default -> Set.of();
        };
        EscalationAction told = new EscalationAction(
                EscalationAction.Kind.NOTIFY_AGENT, null, Set.of(EscalationAction.Medium.WORKSPACE));
        return new Ladder(
                "a",
                1,
                "A",
                "A",
                List.of(
                        new Ladder.Step(Duration.ZERO, List.of(told)),
                        new Ladder.Step(Duration.ofHours(1), List.of(new EscalationAction(kind, to, media)))));
    }
}
