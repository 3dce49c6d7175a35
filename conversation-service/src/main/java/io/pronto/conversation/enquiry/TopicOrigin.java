package io.pronto.conversation.enquiry;

import io.pronto.contracts.TopicGuess;
import io.pronto.contracts.TopicSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a conversation came to its topic.
 *
 * @param rule the name of the rule that said so
 * @param confidence of the guess, 0 to 1, if there was one
 * @param alternatives what else it could be about, likeliest first
 */
public record TopicOrigin(
        TopicSource source, @Nullable String rule, @Nullable Double confidence, List<TopicGuess> alternatives) {
    public TopicOrigin {
        alternatives = alternatives == null ? List.of() : List.copyOf(alternatives);
    }

    /** Said by whoever opened the enquiry, or by a colleague. */
    static TopicOrigin said(TopicSource source) {
        return new TopicOrigin(source, null, null, List.of());
    }
}
