package io.pronto.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.knowledge.article.Section;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PassagesTest {
    private static Section section(String text) {
        return new Section("a", "A", text, text);
    }

    private static String paragraphs(int count, int length) {
        return IntStream.range(0, count)
                .mapToObj(i -> ("p" + i + " ").repeat(length / 3))
                .collect(Collectors.joining("\n\n"));
    }

    @Test
    void aShortSectionIsOnePassageAsWritten() {
        assertThat(Passages.of(List.of(section("Short."), section("Also."))))
                .containsExactly(
                        new Passage(0, "a", "A", "Short.", "Short."), new Passage(1, "a", "A", "Also.", "Also."));
    }

    @Test
    void aLongSectionIsCutBetweenParagraphs() {
        List<Passage> passages = Passages.of(List.of(section(paragraphs(6, 300))));

        assertThat(passages)
                .hasSizeGreaterThan(1)
                .allSatisfy(passage ->
                        assertThat(Passages.weight(passage.markdown())).isLessThanOrEqualTo(Passages.LONGEST));
        assertThat(passages).extracting(Passage::ordinal).isSorted().doesNotHaveDuplicates();
        assertThat(passages.stream().map(Passage::markdown).collect(Collectors.joining("\n\n")))
                .isEqualTo(paragraphs(6, 300).lines().map(String::strip).collect(Collectors.joining("\n")));
    }

    @Test
    void aLineThatAnnouncesAListStaysWithIt() {
        String text = paragraphs(1, 660) + "\n\n**How to do it**\n\n1. Open it.\n2. Close it.";

        List<Passage> passages = Passages.of(List.of(section(text)));

        assertThat(passages.getLast().markdown()).startsWith("**How to do it**\n\n1. Open it.");
    }

    @Test
    void oneEndlessParagraphIsCutToo() {
        assertThat(Passages.of(List.of(section("x".repeat(10_000)))))
                .allSatisfy(passage ->
                        assertThat(Passages.weight(passage.markdown())).isLessThanOrEqualTo(Passages.LONGEST));
        assertThat(Passages.of(List.of(section("字。".repeat(5_000)))))
                .allSatisfy(passage -> assertThat(passage.markdown()).endsWith("。"));
        assertThat(Passages.of(List.of(section("😀".repeat(5_000)))))
                .allSatisfy(
                        passage -> assertThat(passage.markdown().codePoints().allMatch(c -> c == 0x1F600))
                                .isTrue());
    }
}
