package io.pronto.knowledge.answer;

import java.util.List;

/**
 * Turns what speaks for the strongest candidate into the probability that it answers the question: logistic regression
 * (Platt scaling) over its nearness and its lead over the next. Fitted per embedding model by {@code AnswerEvaluation}, see docs/decisions/2026-11-22-answers-and-embeddings.md.
 *
 * @param weights one per {@link #features}
 * @param answerAt confidence from which the bot answers, 0 to 1
 * @param askAt confidence from which it is worth asking back between the strongest, 0 to 1
 * @param close by how little the next candidate may be behind the strongest to put even a confident answer in doubt
 * @param offered by how much a candidate may be behind the strongest to be offered when asking back
 */
public record Calibration(
        double bias, List<Double> weights, double answerAt, double askAt, double close, double offered) {
    /** How many features there are. */
    public static final int FEATURES = 1;

    /** A lead beyond that says nothing more. */
    private static final double LONGEST_LEAD = 0.3;

    /**
     * How much a lead counts beside nearness. With more, questions that no article answers, but that resemble one alone, were
     * answered; fitted freely on a few articles it came out far too high.
     */
    private static final double LEAD_WEIGHT = 0.4;

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

    /** What the confidence in a candidate rests on. @param next the strength of the strongest other; 0 without any */
    public static double[] features(Candidate candidate, double next) {
        return new double[] {
            candidate.nearness() + LEAD_WEIGHT * Math.clamp(candidate.strength() - next, 0, LONGEST_LEAD)
        };
    }

    /** The probability that a candidate answers the question. */
    public double confidence(Candidate candidate, double next) {
        double[] features = features(candidate, next);
        double sum = bias;
        for (int at = 0; at < FEATURES; at++) {
            sum += weights.get(at) * features[at];
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
