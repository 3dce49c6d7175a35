package io.pronto.conversation.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CallTransitionsTest {
    /** From each state (row) to each (column), in the order of {@link CallPhase}. */
    private static final String MATRIX = """
            MENU       xx....x..x
            QUEUED     .xxx..x..x
            OFFERED    .xxxx.x..x
            CONNECTING .x.xx....x
            TALKING    .x.xxx..x.
            HELD       .x.xxx..x.
            VOICEMAIL  ......x..x
            DIALLING   ....x..x.x
            WRAP_UP    ........xx
            ENDED      .........x
            """;

    @Test
    void theTableIsThatAndNothingElse() {
        String table = Arrays.stream(CallPhase.values())
                .map(from -> "%-10s ".formatted(from)
                        + Arrays.stream(CallPhase.values())
                                .map(to -> CallTransitions.allow(from, to) ? "x" : ".")
                                .collect(Collectors.joining())
                        + "\n")
                .collect(Collectors.joining());
        assertThat(table).isEqualTo(MATRIX);
    }

    @Test
    void aCallNeverGoesAnotherWay() {
        Call over = Phones.incoming()
                .in(new CallState.Ended(io.pronto.contracts.CallEnding.MISSED, null, null, Phones.NOW));
        assertThatThrownBy(() -> over.in(new CallState.Queued(Phones.NOW)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ended");
    }
}
