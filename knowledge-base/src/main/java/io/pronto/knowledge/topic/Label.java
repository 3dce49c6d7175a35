package io.pronto.knowledge.topic;

import io.pronto.contracts.TopicSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a finished conversation was about, and how much that is to be believed.
 *
 * @param weight {@value #BY_HAND} when a colleague said so, {@value #BY_QUEUE} when those who handled it are for this topic alone,
 *     {@value #BY_RULE} by a rule or form that nobody corrected, {@value #BY_ITSELF} by a guess that nobody corrected
 */
public record Label(String topic, double weight) {
    /** A colleague said so. */
    public static final double BY_HAND = 3;
    /** It ended with those who are for this topic alone. */
    public static final double BY_QUEUE = 2;
    /** A rule or form said so, and nobody corrected it. */
    public static final double BY_RULE = 1;
    /** It was guessed, and nobody corrected it: a little, or guesses would only learn from themselves. */
    public static final double BY_ITSELF = .5;

    /**
     * What is to be learned from a conversation that people have finished; nothing when its topic is not known.
     *
     * @param topic that it had in the end
     * @param queueTopics the topics of the queue that it ended in
     * @param known the topics of the house
     */
    public static Optional<Label> of(
            @Nullable String topic, @Nullable TopicSource source, Set<String> queueTopics, Set<String> known) {
        if (topic != null && known.contains(topic) && source == TopicSource.HAND) {
            return Optional.of(new Label(topic, BY_HAND));
        }
        if (queueTopics.size() == 1 && known.containsAll(queueTopics)) {
            String only = queueTopics.iterator().next();
            boolean guessedSo = only.equals(topic) && source == TopicSource.CLASSIFIER;
            return Optional.of(new Label(only, guessedSo ? BY_ITSELF : BY_QUEUE));
        }
        if (topic == null || !known.contains(topic) || source == null) {
            return Optional.empty();
        }
        return switch (source) {
            case RULE, FORM -> Optional.of(new Label(topic, BY_RULE));
            case CLASSIFIER -> Optional.of(new Label(topic, BY_ITSELF));
            case HAND -> Optional.of(new Label(topic, BY_HAND));
            case BOT -> Optional.empty();
        };
    }
}
