package io.pronto.knowledge.topic;

import io.pronto.contracts.TopicGuess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Linear discriminant analysis over directions of meaning (Hastie, Tibshirani, Friedman: The Elements of Statistical Learning,
 * 4.3): each topic is a normal distribution around its mean, all with one covariance. What speaks for a topic is linear in the
 * direction; how right the likeliest is, two more numbers say.
 *
 * @param topics by key
 * @param weights one row per topic
 * @param biases one per topic
 * @param means one row per topic, of length 1
 */
public record TopicModel(List<String> topics, float[][] weights, float[] biases, float[][] means, Trust trust) {
    private static final int ALTERNATIVES = 3;

    public TopicModel {
        topics = List.copyOf(topics);
        if (weights.length != topics.size() || biases.length != topics.size() || means.length != topics.size()) {
            throw new IllegalArgumentException("There are " + topics.size() + " topics, but numbers for "
                    + weights.length + ", " + biases.length + " and " + means.length + ".");
        }
    }

    /**
     * Turns what speaks for the likeliest topic into the probability that it is right.
     *
     * @param bias of the logistic function
     * @param perLead per unit of log odds of the likeliest against all others
     * @param perNearness per unit of cosine to the topic's mean
     */
    public record Trust(double bias, double perLead, double perNearness) {
        /** Before anything was learned: about even where the likeliest leads clearly and is as near as paraphrases are. */
        public static final Trust USUAL = new Trust(-3.4, .06, 5);

        /** The probability that the likeliest is right. */
        public double confidence(Evidence evidence) {
            return 1 / (1 + Math.exp(-(bias + perLead * evidence.lead() + perNearness * evidence.nearness())));
        }
    }

    /**
     * What speaks for the likeliest.
     *
     * @param lead its log odds against all others, at most {@value #MOST_LEAD}
     * @param nearness its cosine to the topic's mean
     */
    public record Evidence(int topic, double lead, double nearness) {
        static final double MOST_LEAD = 30;
    }

    /** What it seems to be about; nothing when there are no topics. */
    public Optional<Guess> guess(float[] vector) {
        if (topics.isEmpty()) {
            return Optional.empty();
        }
        double[] scores = scores(vector);
        Evidence evidence = evidence(vector, scores, -1);
        double confidence = trust.confidence(evidence);
        double[] shares = shares(scores, evidence.topic());
        List<Integer> others = new ArrayList<>(IntStream.range(0, scores.length)
                .filter(at -> at != evidence.topic())
                .boxed()
                .toList());
        others.sort(Comparator.comparingDouble((Integer at) -> -scores[at]).thenComparing(topics::get));
        return Optional.of(new Guess(
                topics.get(evidence.topic()),
                confidence,
                others.stream()
                        .limit(ALTERNATIVES)
                        // Little trust in the first is not trust in the others: it may be about none of them.
                        .map(at -> new TopicGuess(topics.get(at), Math.min(confidence, (1 - confidence) * shares[at])))
                        .toList()));
    }

    /** The log probability of each topic up to a common number. */
    double[] scores(float[] vector) {
        double[] scores = new double[topics.size()];
        for (int at = 0; at < scores.length; at++) {
            scores[at] = biases[at] + dot(weights[at], vector);
        }
        return scores;
    }

    /** What speaks for the likeliest, leaving one out. @param without −1: none */
    Evidence evidence(float[] vector, double[] scores, int without) {
        int best = -1;
        for (int at = 0; at < scores.length; at++) {
            if (at != without && (best < 0 || scores[at] > scores[best])) {
                best = at;
            }
        }
        double rest = 0;
        for (int at = 0; at < scores.length; at++) {
            if (at != without && at != best) {
                rest += Math.exp(scores[at] - scores[best]);
            }
        }
        double lead = rest == 0 ? Evidence.MOST_LEAD : Math.min(Evidence.MOST_LEAD, -Math.log(rest));
        return new Evidence(best, lead, dot(means[best], vector));
    }

    /** How the others share what is left. */
    private static double[] shares(double[] scores, int best) {
        double most = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < scores.length; at++) {
            most = at == best ? most : Math.max(most, scores[at]);
        }
        double sum = 0;
        double[] shares = new double[scores.length];
        for (int at = 0; at < scores.length; at++) {
            // Flatter than they are: second places are less certain than the model thinks.
            shares[at] = at == best ? 0 : Math.exp((scores[at] - most) / 2);
            sum += shares[at];
        }
        for (int at = 0; at < scores.length; at++) {
            shares[at] = sum == 0 ? 0 : shares[at] / sum;
        }
        return shares;
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * (double) other[at];
        }
        return sum;
    }
}
