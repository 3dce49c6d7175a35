package io.pronto.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodesTest {
    @ParameterizedTest
    @CsvSource({
        "lg-777, LG777",
        "ＬＧ７７７, LG777",
        "order LG20261184 please, LG20261184",
        "订单号是LG-2026-1184吗, LG20261184",
        "error E04, E04",
        "call 400-800-1234, 4008001234",
    })
    void oneCodeInAnyWriting(String text, String code) {
        assertThat(Codes.of(text)).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({"24 hours", "a well-known thing", "'2,5'", "''", "退货", "7 days"})
    void wordsAndCountsAreNone(String text) {
        assertThat(Codes.of(text)).isEmpty();
    }

    @Test
    void knowsAQuestionThatIsNothingButACode() {
        assertThat(Codes.areAll("LG-777")).isTrue();
        assertThat(Codes.areAll("where is LG-777?")).isTrue();
        assertThat(Codes.areAll("return my LG-777")).isFalse();
        assertThat(Codes.areAll("refund")).isFalse();
    }

    @Test
    void marksWordsWhereverTheyStand() {
        String text = "Refunding takes 3 days. 申请退货后退款。";

        List<Highlights.Part> parts = Highlights.of(text, Terms.of("refunds 退货"));

        assertThat(parts.stream().map(Highlights.Part::text).reduce("", String::concat))
                .isEqualTo(text);
        assertThat(parts.stream().filter(Highlights.Part::hit).map(Highlights.Part::text))
                .containsExactly("Refunding", "退货");
        assertThat(Highlights.of("", Set.of("x"))).isEmpty();
    }
}
