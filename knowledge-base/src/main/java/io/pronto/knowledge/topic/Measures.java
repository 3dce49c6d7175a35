package io.pronto.knowledge.topic;

import java.util.List;

/**
 * How good a model is, judged on lessons it had not seen (five-fold cross-validation).
 *
 * @param lessons how many were judged
 * @param accuracy the share whose likeliest topic was right
 * @param coverage the share whose confidence reached the threshold
 * @param precision the share of those that was right; 1 when there were none
 * @param calibrationError expected calibration error over ten equal ranges of confidence, 0 to 1
 */
public record Measures(
        int lessons,
        double accuracy,
        double coverage,
        double precision,
        double calibrationError,
        List<PerTopic> topics,
        List<Confusion> confusions) {
    public Measures {
        topics = List.copyOf(topics);
        confusions = List.copyOf(confusions);
    }

    /** @param lessons that were about it @param found the share of them that was recognised @param right the share right of what was taken for it */
    public record PerTopic(String topic, int lessons, double found, double right) {}

    /** One topic taken for another, and how often. */
    public record Confusion(String topic, String takenFor, int times) {}

    /** Nothing could be judged. */
    public static final Measures NONE = new Measures(0, 0, 0, 1, 0, List.of(), List.of());
}
