package io.pronto.knowledge.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.overlap.Comparison.Pair;
import io.pronto.knowledge.overlap.Overlap.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "You can return items within 30 days.|Items can be returned within 14 days of delivery.|true",
                "A refund takes up to 5 business days.|Refunds take up to 10 business days.|true",
                "Opened cosmetics can be returned to us.|Opened cosmetics cannot be returned to us.|true",
                "Delivery to Norway costs 5 euros.|Delivery to Norway costs 8 EUR.|true",
                "You can return items within 30 days.|You can return items within 30 days of delivery.|false",
                "Standard delivery takes 3 days to arrive.|Express delivery takes 1 day with courier.|false",
                "Opened cosmetics can be returned to us.|Opened books cannot be read aloud.|false",
                "Delivery takes 2 days.|Delivery takes 48 hours.|false",
                "收到商品后 7 天内可以无理由退货。|收到商品后 15 天内可以无理由退货。|true",
                "已拆封的化妆品支持退货。|已拆封的化妆品不支持退货。|true",
                "收到商品后 7 天内可以无理由退货。|收到商品后7天内可以无理由退货。|false",
            })
    void statements_about_the_same_contradict_when_both_cannot_hold(String one, String other, boolean contradict) {
        Statement here = Statement.of(one).getFirst();
        Statement there = Statement.of(other).getFirst();
        assertThat(Comparison.contradict(here, there)).isEqualTo(contradict);
        assertThat(Comparison.contradict(there, here)).isEqualTo(contradict);
    }

    @Test
    void articles_that_say_most_of_it_twice_are_duplicates() {
        List<String> passages = List.of("A long passage about returns and how they work.", "Short.");
        List<Pair> pairs = List.of(new Pair(0, passages.getFirst(), "The same passage on returns.", 0.95));
        List<Overlap> found = Comparison.of(passages, pairs, Language.EN);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().kind()).isEqualTo(Kind.DUPLICATE);
        assertThat(found.getFirst().likeness()).isBetween(0.8, 1.0);
        assertThat(Comparison.of(passages, List.of(new Pair(1, "Short.", "Brief.", 0.99)), Language.EN))
                .isEmpty();
        assertThat(Comparison.of(List.of(), List.of(), Language.EN)).isEmpty();
    }

    @Test
    void a_contradiction_is_shown_sentence_by_sentence_and_not_too_many_of_them() {
        String here =
                "Delivery to France takes 1 day. Delivery to Spain takes 2 days. Delivery to Italy takes 3 days. Delivery to Malta takes 4 days.";
        String there = here.replace("1 day", "5 days")
                .replace("2 days", "6 days")
                .replace("3 days", "7 days")
                .replace("4 days", "8 days");
        List<Overlap> found = Comparison.of(List.of(here), List.of(new Pair(0, here, there, 0.8)), Language.EN);
        assertThat(found).hasSize(3).allMatch(overlap -> overlap.kind() == Kind.CONTRADICTION);
        assertThat(found.getFirst().here()).isEqualTo("Delivery to France takes 1 day.");
        assertThat(found.getFirst().there()).isEqualTo("Delivery to France takes 5 days.");
    }
}
