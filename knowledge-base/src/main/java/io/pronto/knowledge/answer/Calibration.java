package io.pronto.knowledge.answer;

import java.util.List;

/**
 * Turns what speaks for the strongest candidate into the probability that it answers the question: logistic regression
 * (Platt scaling over several features). Fitted per embedding model by {@code AnswerEvaluation}, see docs/evaluation.md.
 *
 * @param weights one per {@link #features}
 * @param answerAt confidence from which the bot answers, 0 to 1
 * @param askAt confidence from which it is worth asking back between the strongest, 0 to 1
 * @param close how little stronger than the next candidate the first may be for both to be offered
 */
public record Calibration(double bias, List<Double> weights, double answerAt, double askAt, double close) {
    /** How many features there are. */
    public static final int FEATURES = 5;

    public Calibration {
        weights = List.copyOf(weights);
        if (weights.size() != FEATURES) {
            throw new IllegalArgumentException("There are " + weights.size() + " weights for " + FEATURES
                    + " features. Maybe the calibration was fitted for another version: fit it again.");
        }
        if (!(0 <= askAt && askAt <= answerAt && answerAt <= 1)) {
            throw new IllegalArgumentException(
                    "askAt " + askAt + " and answerAt " + answerAt + " are not in order in 0 … 1.");
        }
    }

    /** What the confidence in the first candidate rests on. */
    public static double[] features(List<Candidate> candidates) {
        Candidate first = candidates.getFirst();
        double next = candidates.size() > 1 ? candidates.get(1).strength() : 0;
        return new double[] {
            Math.max(first.asked(), 0.95 * first.told()),
            first.told(),
            // A lead beyond this says nothing more.
            Math.min(first.strength() - next, 0.3),
            first.covered(),
            first.place()
        };
    }

    /** The probability that the first candidate answers the question; 0 without candidates. */
    public double confidence(List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return 0;
        }
        double[] features = features(candidates);
        double sum = bias;
        for (int at = 0; at < FEATURES; at++) {
            sum += weights.get(at) * features[at];
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
