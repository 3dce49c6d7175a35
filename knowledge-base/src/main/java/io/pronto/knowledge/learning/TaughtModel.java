package io.pronto.knowledge.learning;

import io.pronto.contracts.ArticleId;
import java.util.List;
import java.util.Optional;

/**
 * Which article answers, learned from how customers ask: two regressions, one over meaning and one over wording, whose
 * probabilities are averaged since they err on different questions.
 *
 * @param articles those that can be guessed, one class each
 * @param others whether there is one more class: none of these
 */
public record TaughtModel(
        List<ArticleId> articles,
        boolean others,
        Regression byMeaning,
        Wording wording,
        Regression byWording,
        Trust trust) {
    /** Beyond that a probability says nothing more. */
    private static final double SUREST = 7;

    public TaughtModel {
        articles = List.copyOf(articles);
    }

    /**
     * What speaks for the likeliest article.
     *
     * @param second the next likely one; the same when there is no other
     * @param share how what is left to others falls to the second, 0 to 1
     */
    public record Guess(ArticleId article, ArticleId second, double share, double[] evidence) {}

    /** The likeliest article; nothing when none of these is likelier. */
    public Optional<Guess> guess(float[] vector, String text) {
        if (articles.isEmpty()) {
            return Optional.empty();
        }
        float[] meant = byMeaning.probabilities(vector);
        float[] worded = byWording.probabilities(wording.of(text));
        int first = 0;
        for (int c = 1; c < articles.size(); c++) {
            if (meant[c] + worded[c] > meant[first] + worded[first]) {
                first = c;
            }
        }
        int second = first == 0 && articles.size() > 1 ? 1 : 0;
        for (int c = 0; c < articles.size(); c++) {
            if (c != first && meant[c] + worded[c] > meant[second] + worded[second]) {
                second = c;
            }
        }
        double p = (meant[first] + worded[first]) / 2;
        double next = second == first ? 0 : (meant[second] + worded[second]) / 2;
        double[] evidence = {
            odds(p), odds(meant[first]), odds(worded[first]), Math.min(SUREST, Math.log((p + 1e-6) / (next + 1e-6)))
        };
        return Optional.of(new Guess(
                articles.get(first), articles.get(second), p >= 1 ? 0 : Math.min(1, next / (1 - p)), evidence));
    }

    /**
     * The probability that the guess is right.
     *
     * @param nearness cosine to the nearest question known of its article
     */
    public double confidence(Guess guess, double nearness) {
        return trust.confidence(features(guess, nearness));
    }

    static double[] features(Guess guess, double nearness) {
        double[] features = java.util.Arrays.copyOf(guess.evidence(), guess.evidence().length + 1);
        features[features.length - 1] = nearness;
        return features;
    }

    private static double odds(double p) {
        return Math.clamp(Math.log((p + 1e-9) / (1 - p + 1e-9)), -SUREST, SUREST);
    }
}
