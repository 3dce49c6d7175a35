package io.pronto.conversation.enquiry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the customer thought of it. {@code score} 1 (bad) to 5 (good). */
public record Rating(int score, @Nullable String comment, Instant at) {

    public Rating {
        if (score < 1 || score > 5) {
            throw new IllegalArgumentException("A rating's score is 1 to 5, was " + score + ".");
        }
    }
}
