package io.pronto.knowledge.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.knowledge.SampleBase;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MaskingTest {
    static Stream<List<String>> personal() {
        return SampleBase.resource("privacy/personal.csv")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> List.of(line.split("\\|")));
    }

    static Stream<String> plain() {
        return SampleBase.resource("privacy/plain.txt").lines();
    }

    @ParameterizedTest
    @MethodSource("personal")
    void personal_words_are_hidden_and_come_back(List<String> row) {
        Masked masked = Masking.mask(row.get(1));
        assertThat(masked.text()).contains("[" + row.get(0) + "_1]").doesNotContain(row.get(2));
        assertThat(masked.reveal(masked.text())).isEqualTo(row.get(1));
    }

    @ParameterizedTest
    @MethodSource("plain")
    void what_a_question_is_about_stays(String text) {
        assertThat(Masking.mask(text).text()).isEqualTo(text);
    }

    @Test
    void the_same_words_have_the_same_mark() {
        Masked masked = Masking.mask("13800138000 or 13900139000, not 13800138000");
        assertThat(masked.text()).isEqualTo("[PHONE_1] or [PHONE_2], not [PHONE_1]");
        assertThat(masked.reveal("Call [PHONE_2].")).isEqualTo("Call 13900139000.");
    }

    @Test
    void a_text_that_is_too_long_is_cut_and_not_left_unread() {
        String text = "x ".repeat(Masking.LONGEST) + "13800138000";
        assertThat(Masking.mask(text).text()).hasSize(Masking.LONGEST).doesNotContain("138");
        assertThat(Masking.mask("1".repeat(Masking.LONGEST)).text()).isNotEmpty();
        assertThat(Masking.mask("路".repeat(Masking.LONGEST)).text()).isNotEmpty();
        assertThat(Masking.mask("A ".repeat(Masking.LONGEST / 2)).text()).isNotEmpty();
    }

    @Property(tries = 300)
    void a_mobile_number_never_leaves(
            @ForAll @CharRange(from = '3', to = '9') char second,
            @ForAll @StringLength(9) @CharRange(from = '0', to = '9') String rest,
            @ForAll @StringLength(max = 12) @CharRange(from = '一', to = '龥') String before) {
        String number = "1" + second + rest;
        assertThat(Masking.mask(before + number + "，谢谢").text()).doesNotContain(number);
        assertThat(Masking.mask("call " + number + " please").text()).doesNotContain(number);
    }

    @Property(tries = 200)
    void every_text_comes_back(@ForAll @StringLength(max = 200) String text) {
        Masked masked = Masking.mask(text);
        assertThat(masked.hidden().isEmpty() ? masked.text() : masked.reveal(masked.text()))
                .isEqualTo(text);
    }
}
