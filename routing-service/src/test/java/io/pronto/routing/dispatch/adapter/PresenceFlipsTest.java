package io.pronto.routing.dispatch.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pronto.platform.problem.Problem;
import org.junit.jupiter.api.Test;

class PresenceFlipsTest {
    private final PresenceFlips flips = new PresenceFlips();

    @Test
    void ofAThousandFlipsOfOneClientAFewReachThePool() {
        int passed = 0;
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            try {
                flips.require("broken");
                passed++;
            } catch (Problem problem) {
                assertThat(problem.code()).isEqualTo("presence-too-often");
                assertThat(problem.getStatusCode().value()).isEqualTo(429);
                refused++;
            }
        }
        // Twenty at once, and one more for each second that this took.
        assertThat(passed).isBetween(20, 200);
        assertThat(refused).isEqualTo(1000 - passed);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> {
            flips.require("broken");
            flips.require("broken");
        });
    }

    @Test
    void nobodyElseIsStoppedByIt() {
        for (int i = 0; i < 20; i++) {
            flips.require("busy");
        }
        flips.require("other");
    }
}
