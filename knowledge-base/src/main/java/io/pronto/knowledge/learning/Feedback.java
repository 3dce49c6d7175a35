package io.pronto.knowledge.learning;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.ConversationId;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said about the answer to a question.
 *
 * @param article what the verdict is about; null with {@link Verdict#NOTHING_FITS}
 * @param guess what this service would have said at that moment, having learned nothing of it
 * @param by who said it; {@value #CUSTOMER} for any customer
 */
public record Feedback(
        String question,
        Language language,
        Audience audience,
        @Nullable ArticleId article,
        Verdict verdict,
        Guess guess,
        @Nullable ConversationId conversation,
        String by,
        Instant at) {
    /** Who says it when a customer does. */
    public static final String CUSTOMER = "customer";

    public Feedback {
        if ((article == null) != (verdict == Verdict.NOTHING_FITS)) {
            throw new IllegalArgumentException("Verdict " + verdict + " does not go with article " + article + ".");
        }
    }

    /** What was said. */
    public enum Verdict {
        /** The article answered it. */
        RIGHT,
        /** The article did not answer it. */
        WRONG,
        /** Not what was shown, but this article answers it: an agent's correction, or a phrasing she approved. */
        THIS_WAS_THE_ANSWER,
        /** No article answers it. */
        NOTHING_FITS
    }

    /** @param article null if nothing came near @param confidence 0 to 1 */
    public record Guess(@Nullable ArticleId article, double confidence) {}

    /** Whether the guess was right; null if the verdict is about another article and does not tell. */
    public @Nullable Boolean guessedRight() {
        return switch (verdict) {
            case RIGHT, THIS_WAS_THE_ANSWER -> article != null && article.equals(guess.article());
            case WRONG -> article != null && article.equals(guess.article()) ? Boolean.FALSE : null;
            case NOTHING_FITS -> Boolean.FALSE;
        };
    }
}
