package io.pronto.stack.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pronto.stack.supervision.UnitState.BackingOff;
import io.pronto.stack.supervision.UnitState.GivenUp;
import io.pronto.stack.supervision.UnitState.Happening;
import io.pronto.stack.supervision.UnitState.Happening.Answered;
import io.pronto.stack.supervision.UnitState.Happening.AskedToStop;
import io.pronto.stack.supervision.UnitState.Happening.Failed;
import io.pronto.stack.supervision.UnitState.Happening.Started;
import io.pronto.stack.supervision.UnitState.Ready;
import io.pronto.stack.supervision.UnitState.Starting;
import io.pronto.stack.supervision.UnitState.Stopped;
import io.pronto.stack.supervision.UnitState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnitStateTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final RestartPolicy POLICY =
            new RestartPolicy(Duration.ofSeconds(1), Duration.ofSeconds(8), 2, 4, Duration.ofSeconds(60), 3);

    @Test
    void every_way_from_every_state_is_either_here_or_refused() {
        var waiting = new Waiting(Set.of("postgres"));
        var starting = new Starting(NOW, 1, true);
        var ready = new Ready(NOW, 1);
        var pause = new BackingOff(NOW, 1, true, "crash");
        var givenUp = new GivenUp("crash");
        var stopped = new Stopped();
        Map<UnitState, Map<Class<? extends Happening>, Class<? extends UnitState>>> ways = Map.of(
                waiting, Map.of(Started.class, Starting.class, Failed.class, GivenUp.class),
                starting, Map.of(Answered.class, Ready.class, Failed.class, BackingOff.class),
                ready, Map.of(Failed.class, BackingOff.class),
                pause, Map.of(Started.class, Starting.class, Failed.class, GivenUp.class),
                givenUp, Map.of(Failed.class, GivenUp.class),
                stopped, Map.of(Failed.class, Stopped.class));
        for (var state : List.of(waiting, starting, ready, pause, givenUp, stopped)) {
            for (var happening : List.of(new Started(), new Answered(), new Failed("again"), new AskedToStop())) {
                var expected = happening instanceof AskedToStop
                        ? Stopped.class
                        : ways.get(state).get(happening.getClass());
                if (expected == null) {
                    assertThatThrownBy(() -> state.after(happening, POLICY, NOW))
                            .as("%s to %s", happening, state)
                            .isInstanceOf(IllegalStateException.class);
                } else {
                    assertThat(state.after(happening, POLICY, NOW))
                            .as("%s to %s", happening, state)
                            .isInstanceOf(expected);
                }
            }
        }
    }

    @Test
    void pauses_grow_until_the_longest_and_then_it_is_given_up() {
        UnitState state = new Ready(NOW, 0);
        for (var seconds : List.of(1, 2, 4)) {
            state = state.after(new Failed("crash"), POLICY, NOW);
            assertThat(state)
                    .isInstanceOfSatisfying(
                            BackingOff.class, pause -> assertThat(pause.until()).isEqualTo(NOW.plusSeconds(seconds)));
            state = state.after(new Started(), POLICY, NOW);
        }
        assertThat(state.after(new Failed("crash"), POLICY, NOW)).isEqualTo(new GivenUp("crash"));
    }

    @Test
    void one_that_never_came_up_is_given_up_soon() {
        var state = new Waiting(Set.of())
                .after(new Started(), POLICY, NOW)
                .after(new Failed("bad setting"), POLICY, NOW)
                .after(new Started(), POLICY, NOW)
                .after(new Failed("bad setting"), POLICY, NOW);
        assertThat(state).isEqualTo(new GivenUp("bad setting"));
    }

    @Test
    void a_calm_minute_makes_earlier_failures_forgotten() {
        var ready = new Ready(NOW, 3);
        assertThat(ready.after(new Failed("crash"), POLICY, NOW.plusSeconds(59)))
                .isInstanceOf(GivenUp.class);
        assertThat(ready.after(new Failed("crash"), POLICY, NOW.plusSeconds(60)))
                .isInstanceOfSatisfying(
                        BackingOff.class, pause -> assertThat(pause.failures()).isOne());
    }
}
