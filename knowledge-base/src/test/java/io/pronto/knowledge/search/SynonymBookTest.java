package io.pronto.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.knowledge.article.Language;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SynonymBookTest {
    private static SynonymGroup group(String... words) {
        return new SynonymGroup(new UUID(0, 1), Language.EN, List.of(words));
    }

    private final SynonymBook book =
            new SynonymBook(List.of(group("refund", "money back"), group("sofa", "couch"), group("退款", "退钱")));

    @Test
    void saysWhatElseItCouldHaveSaid() {
        assertThat(book.besides(Terms.of("can I get my money back"))).containsExactly("refund");
        assertThat(book.besides(Terms.of("refunds"))).containsExactlyInAnyOrder("money", "back");
        assertThat(book.besides(Terms.of("怎么退钱"))).containsExactly("退款");
    }

    @Test
    void halfAPhraseIsNone() {
        assertThat(book.besides(Terms.of("money"))).isEmpty();
        assertThat(SynonymBook.EMPTY.besides(Terms.of("refund"))).isEmpty();
    }

    @Test
    void neverSaysEverything() {
        List<SynonymGroup> many = IntStream.range(0, 100)
                .mapToObj(number -> group("sofa", "alpha" + number))
                .toList();

        assertThat(new SynonymBook(many).besides(Terms.of("sofa"))).hasSizeLessThanOrEqualTo(64);
    }
}
