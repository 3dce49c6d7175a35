package io.pronto.knowledge.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.rating.Ratings.Count;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of ratings promises. */
public interface RatingsContract {
    Instant SAID = Instant.parse("2026-11-01T08:00:00Z");

    Ratings ratings();

    /** One that the store knows. */
    ArticleId anArticle();

    private static Rating said(ArticleId article, int version, boolean helpful, String remark, int second) {
        return new Rating(article, version, helpful, remark, SAID.plusSeconds(second));
    }

    @Test
    default void ratingsAreCountedByVersionTheNewestFirst() {
        ArticleId article = anArticle();
        ratings().add(said(article, 1, true, "", 0));
        ratings().add(said(article, 1, true, "", 1));
        ratings().add(said(article, 3, false, "out of date", 2));
        ratings().add(said(article, 1, false, "", 3));
        ratings().add(said(anArticle(), 1, false, "", 4));

        assertThat(ratings().counts(article)).containsExactly(new Count(3, 0, 1), new Count(1, 2, 1));
        assertThat(ratings().counts(anArticle())).isEmpty();
    }

    @Test
    default void theNewestRemarksAreKeptInWords() {
        ArticleId article = anArticle();
        for (int second = 0; second < Ratings.MOST_REMARKS + 2; second++) {
            ratings().add(said(article, 2, second % 2 == 0, "remark " + second, second));
        }
        ratings().add(said(article, 2, true, "", 1_000));

        assertThat(ratings().remarks(article, 2))
                .containsExactly(said(article, 2, false, "remark 201", 201), said(article, 2, true, "remark 200", 200));
        assertThat(ratings().remarks(article, 1_000))
                .hasSize(Ratings.MOST_REMARKS)
                .noneMatch(rating -> rating.remark().equals("remark 1"));
        assertThat(ratings().counts(article)).containsExactly(new Count(2, 102, 101));
    }
}
