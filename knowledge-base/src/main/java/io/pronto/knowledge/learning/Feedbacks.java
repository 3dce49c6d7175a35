package io.pronto.knowledge.learning;

import io.pronto.contracts.ArticleId;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All feedback. Of several verdicts on one question the newest counts. */
public interface Feedbacks {
    void add(Feedback feedback);

    /** A question with its answer, if any. */
    record Phrasing(@Nullable ArticleId article, String text) {}

    /**
     * Questions whose answer is known now by what staff said, the newest first: what customers say counts for reliability, but
     * anybody could teach the bot nonsense with it.
     *
     * @param limit verdicts looked at, at least 1
     */
    List<Phrasing> phrasings(Language language, int limit);

    /** What the guesses were worth, the newest first. @param audience null for all */
    List<Judged> judged(Language language, @Nullable Audience audience, int limit);

    /** Rises with every feedback in that language. */
    long count(Language language);
}
