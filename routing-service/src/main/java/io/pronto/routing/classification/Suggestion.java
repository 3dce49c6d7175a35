package io.pronto.routing.classification;

import io.pronto.contracts.TopicGuess;
import java.util.List;

/**
 * A guess from the customer's first messages.
 *
 * @param sure it decides; otherwise it is only shown
 * @param alternatives what else it could be, likeliest first
 */
public record Suggestion(String topic, double confidence, boolean sure, List<TopicGuess> alternatives) {
    public Suggestion {
        alternatives = List.copyOf(alternatives);
    }
}
