package io.pronto.knowledge.topic;

import io.pronto.contracts.TopicGuess;
import java.util.List;

/**
 * What something seems to be about.
 *
 * @param confidence calibrated probability that it is right, 0 to 1
 * @param alternatives the next ones, likeliest first
 */
public record Guess(String topic, double confidence, List<TopicGuess> alternatives) {
    public Guess {
        alternatives = List.copyOf(alternatives);
    }
}
