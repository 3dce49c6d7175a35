package io.pronto.sla.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.EscalationAction;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every keeper of ladders does. */
public interface LaddersContract {
    Ladders ladders();

    private static Ladder ladder(String id, int version, long seconds) {
        return new Ladder(
                id,
                version,
                "Up",
                "升级",
                List.of(new Ladder.Step(
                        Duration.ofSeconds(seconds),
                        List.of(new EscalationAction(
                                EscalationAction.Kind.NOTIFY_SUPERIOR,
                                null,
                                Set.of(EscalationAction.Medium.WORKSPACE))))));
    }

    @Test
    default void keeps_every_version_and_names_the_newest() {
        Ladders ladders = ladders();
        assertThat(ladders.lastVersion("up")).isZero();
        assertThat(ladders.add(ladder("up", 1, -60))).isTrue();
        assertThat(ladders.add(ladder("up", 2, 60))).isTrue();
        assertThat(ladders.add(ladder("up", 2, 90))).isFalse();
        assertThat(ladders.add(ladder("aside", 1, 0))).isTrue();
        assertThat(ladders.current()).containsExactly(ladder("aside", 1, 0), ladder("up", 2, 60));
        assertThat(ladders.current("up")).hasValue(ladder("up", 2, 60));
        assertThat(ladders.version("up", 1)).hasValue(ladder("up", 1, -60));
        assertThat(ladders.version("up", 3)).isEmpty();
        assertThat(ladders.lastVersion("up")).isEqualTo(2);
    }

    @Test
    default void a_deleted_ladder_is_out_of_use_and_still_there_for_the_clocks_that_have_it() {
        Ladders ladders = ladders();
        ladders.add(ladder("up", 1, 0));
        ladders.delete("up");
        assertThat(ladders.current()).isEmpty();
        assertThat(ladders.current("up")).isEmpty();
        assertThat(ladders.version("up", 1)).hasValue(ladder("up", 1, 0));
        assertThat(ladders.lastVersion("up")).isEqualTo(1);
        assertThat(ladders.add(ladder("up", 2, 5))).isTrue();
        assertThat(ladders.current("up")).hasValue(ladder("up", 2, 5));
    }
}
