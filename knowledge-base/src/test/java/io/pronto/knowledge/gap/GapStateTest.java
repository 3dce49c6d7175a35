package io.pronto.knowledge.gap;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.knowledge.gap.GapState.Action;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapStateTest {
    @ParameterizedTest
    @CsvSource({
        "OPEN, DRAFT, DRAFTED",
        "OPEN, PUBLISH, ",
        "OPEN, RETIRE, ",
        "OPEN, DISMISS, DISMISSED",
        "OPEN, REOPEN, ",
        "DRAFTED, DRAFT, DRAFTED",
        "DRAFTED, PUBLISH, COVERED",
        "DRAFTED, RETIRE, ",
        "DRAFTED, DISMISS, DISMISSED",
        "DRAFTED, REOPEN, OPEN",
        "COVERED, DRAFT, DRAFTED",
        "COVERED, PUBLISH, ",
        "COVERED, RETIRE, DRAFTED",
        "COVERED, DISMISS, ",
        "COVERED, REOPEN, OPEN",
        "DISMISSED, DRAFT, ",
        "DISMISSED, PUBLISH, ",
        "DISMISSED, RETIRE, ",
        "DISMISSED, DISMISS, ",
        "DISMISSED, REOPEN, OPEN",
    })
    void the_whole_table(GapState from, Action action, GapState to) {
        assertThat(from.after(action)).isEqualTo(Optional.ofNullable(to));
    }
}
