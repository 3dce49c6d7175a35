package io.pronto.sla.clock;

import static io.pronto.contracts.WarningRecipient.AGENT;
import static io.pronto.contracts.WarningRecipient.QUEUE;
import static io.pronto.contracts.WarningRecipient.SUPERVISORS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.sla.policy.Point;
import io.pronto.sla.policy.Warning;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannedWarningTest {
    @Test
    void shares_and_leads_become_one_rising_row_and_those_of_one_moment_become_one() {
        List<PlannedWarning> planned = PlannedWarning.of(
                List.of(
                        new Warning(new Point.Before(Duration.ofMinutes(2)), Set.of(SUPERVISORS)),
                        Warning.atPercent(50),
                        new Warning(new Point.AtPercent(80), Set.of(AGENT, QUEUE))),
                Duration.ofMinutes(10));
        assertThat(planned)
                .containsExactly(
                        new PlannedWarning(Duration.ofMinutes(5), Set.of(AGENT)),
                        new PlannedWarning(Duration.ofMinutes(8), Set.of(AGENT, QUEUE, SUPERVISORS)));
        assertThat(planned.getLast().percentOf(Duration.ofMinutes(10))).isEqualTo(80);
    }

    @Test
    void a_lead_longer_than_a_shortened_target_is_left_out() {
        assertThat(PlannedWarning.of(
                        List.of(new Warning(new Point.Before(Duration.ofMinutes(10)), Set.of(AGENT))),
                        Duration.ofMinutes(10)))
                .isEmpty();
    }
}
