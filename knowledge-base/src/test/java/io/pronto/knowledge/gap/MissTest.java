package io.pronto.knowledge.gap;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.gap.Miss.Source;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissTest {
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    private static Optional<Miss> said(String text) {
        return Miss.of(Source.SEARCH, Language.EN, text, AT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "PR-2026-000123", "13800138000", "4111 1111 1111 1111", "ana@example.org", "?!", "x"})
    void nothing_is_missing_where_there_are_no_words(String text) {
        assertThat(said(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kayak repair", "保修", "iPhone 15 case"})
    void words_may_be_few(String text) {
        assertThat(said(text)).map(Miss::text).contains(text);
    }

    @Test
    void personal_words_are_marks_and_long_texts_are_cut() {
        assertThat(said("where is my kayak, I am at ana@example.org")
                        .orElseThrow()
                        .text())
                .isEqualTo("where is my kayak, I am at [EMAIL_1]");
        assertThat(said("kayak ".repeat(1_000)).orElseThrow().text()).hasSize(Miss.LONGEST);
    }
}
