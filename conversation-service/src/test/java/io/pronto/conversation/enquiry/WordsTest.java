package io.pronto.conversation.enquiry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"hello", "<script>alert(1)</script>", "مرحبا \u202e abc", "👩‍👩‍👧 你好", "a\tb\nc"})
    void anythingThatCanBeShownIsKeptAsItIs(String text) {
        assertThat(Words.fault(text, false)).isNull();
    }

    @Test
    void whatCannotBeKeptHasItsReason() {
        assertThat(Words.fault("x".repeat(20_000), false)).isNull();
        assertThat(Words.fault("x".repeat(20_001), false)).isEqualTo(Words.Fault.TOO_LONG);
        assertThat(Words.fault("a\0b", false)).isEqualTo(Words.Fault.NUL);
        assertThat(Words.fault("a\ud83d", false)).isEqualTo(Words.Fault.BROKEN_UNICODE);
        assertThat(Words.fault("\udc69", false)).isEqualTo(Words.Fault.BROKEN_UNICODE);
        assertThat(Words.fault("  \n", false)).isEqualTo(Words.Fault.EMPTY);
        assertThat(Words.fault("", true)).isNull();
    }
}
