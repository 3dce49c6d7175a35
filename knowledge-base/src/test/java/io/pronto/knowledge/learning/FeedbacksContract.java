package io.pronto.knowledge.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.learning.Feedback.Guess;
import io.pronto.knowledge.learning.Feedback.Verdict;
import io.pronto.knowledge.learning.Feedbacks.Phrasing;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of feedback promises. */
public interface FeedbacksContract {
    Feedbacks feedbacks();

    private static Feedback said(
            String question, @Nullable ArticleId article, Verdict verdict, @Nullable ArticleId guess, String by) {
        return new Feedback(
                question,
                Language.ZH,
                Audience.PUBLIC,
                article,
                verdict,
                new Guess(guess, .75),
                null,
                by,
                Instant.parse("2026-11-01T08:00:00Z"));
    }

    @Test
    default void theNewestVerdictOnAQuestionCounts() {
        ArticleId one = new ArticleId(UUID.randomUUID());
        ArticleId two = new ArticleId(UUID.randomUUID());
        String mark = UUID.randomUUID().toString();
        long before = feedbacks().count(Language.ZH);

        feedbacks().add(said("第一 " + mark, one, Verdict.THIS_WAS_THE_ANSWER, two, "mei"));
        feedbacks().add(said("第二 " + mark, two, Verdict.RIGHT, two, "mei"));
        feedbacks().add(said("第三 " + mark, null, Verdict.NOTHING_FITS, two, "mei"));
        feedbacks().add(said("第二 " + mark, two, Verdict.WRONG, two, "mei"));
        feedbacks().add(said("第一 " + mark, two, Verdict.THIS_WAS_THE_ANSWER, two, "mei"));
        feedbacks().add(said("第四 " + mark, two, Verdict.RIGHT, two, Feedback.CUSTOMER));

        // What customers say is counted, but taught by staff alone.
        assertThat(feedbacks().phrasings(Language.ZH, 100).stream()
                        .filter(phrasing -> phrasing.text().endsWith(mark)))
                .containsExactly(new Phrasing(two, "第一 " + mark), new Phrasing(null, "第三 " + mark));
        assertThat(feedbacks().phrasings(Language.EN, 100))
                .noneMatch(phrasing -> phrasing.text().endsWith(mark));
        assertThat(feedbacks().count(Language.ZH)).isGreaterThan(before);
    }

    @Test
    default void judgesTheGuessesThatVerdictsTellSomethingOf() {
        ArticleId one = new ArticleId(UUID.randomUUID());
        ArticleId two = new ArticleId(UUID.randomUUID());
        int before = feedbacks().judged(Language.ZH, Audience.PUBLIC, 1_000).size();

        feedbacks().add(said("a", one, Verdict.RIGHT, one, "mei"));
        feedbacks().add(said("b", one, Verdict.THIS_WAS_THE_ANSWER, two, "mei"));
        feedbacks().add(said("c", one, Verdict.WRONG, two, "mei"));
        feedbacks().add(said("d", null, Verdict.NOTHING_FITS, two, "mei"));

        assertThat(feedbacks().judged(Language.ZH, Audience.PUBLIC, 1_000)).hasSize(before + 3);
        assertThat(feedbacks().judged(Language.ZH, null, 3))
                .containsExactly(
                        new Judged(.75, false, true), new Judged(.75, false, false), new Judged(.75, true, false));
        assertThat(feedbacks().judged(Language.ZH, Audience.INTERNAL, 1_000)).isEmpty();
    }
}
