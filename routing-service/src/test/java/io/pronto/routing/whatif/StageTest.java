package io.pronto.routing.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.routing.whatif.Asked.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageTest {
    /** Columns: to QUEUED, RUNNING, DONE, FAILED, CANCELLED. */
    @ParameterizedTest
    @CsvSource({
        "QUEUED,    false, true,  false, false, true",
        "RUNNING,   true,  false, true,  true,  true",
        "DONE,      false, false, false, false, false",
        "FAILED,    false, false, false, false, false",
        "CANCELLED, false, false, false, false, false"
    })
    void whatMayFollowWhat(
            Stage from, boolean queued, boolean running, boolean done, boolean failed, boolean cancelled) {
        assertThat(java.util.Arrays.stream(Stage.values()).map(from::mayBecome))
                .containsExactly(queued, running, done, failed, cancelled);
    }
}
