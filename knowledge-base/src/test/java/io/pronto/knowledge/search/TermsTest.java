package io.pronto.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.ArticleId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TermsTest {
    @Test
    void wordsAgreeOverTheirEndings() {
        assertThat(Terms.of("Returning two returned items")).containsExactly("return", "two", "item");
        assertThat(Terms.of("Where is my order?")).containsExactly("order");
    }

    @Test
    void hanTextIsPairsAndCodesStayWhole() {
        assertThat(Terms.of("退货 LG20261184 吗")).containsExactly("退货", "lg20261184", "吗");
        assertThat(Terms.of("咖啡机坏了")).containsExactly("咖啡", "啡机", "机坏", "坏了");
        assertThat(Terms.of("😀 !!")).isEmpty();
    }

    @Test
    void fusionPutsFirstWhatSeveralRankingsHave() {
        Found a = found(1);
        Found b = found(2);
        Found c = found(3);

        assertThat(Fusion.fuse(List.of(List.of(a, b), List.of(c, b))))
                .extracting(Fusion.Ranked::article)
                .containsExactly(b.article(), a.article(), c.article());
        assertThat(Fusion.fuse(List.of(List.of(), List.of()))).isEmpty();
    }

    @Property(tries = 200)
    void fusionKeepsTheOrderOfASingleRankingAndEachArticleOnce(@ForAll @Size(max = 40) List<Byte> articles) {
        List<Found> ranking = articles.stream().map(TermsTest::found).toList();

        assertThat(Fusion.fuse(List.of(ranking)))
                .extracting(Fusion.Ranked::article)
                .containsExactlyElementsOf(
                        ranking.stream().map(Found::article).distinct().toList());
        assertThat(Fusion.fuse(IntStream.range(0, 3).mapToObj(i -> ranking).toList()))
                .extracting(Fusion.Ranked::article)
                .containsExactlyElementsOf(
                        ranking.stream().map(Found::article).distinct().toList());
    }

    private static Found found(int article) {
        return new Found(new ArticleId(new UUID(0, article)), 1, Entry.Kind.TITLE, 0, 0.5);
    }
}
