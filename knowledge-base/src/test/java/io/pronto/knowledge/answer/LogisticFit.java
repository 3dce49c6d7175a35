package io.pronto.knowledge.answer;

import java.util.ArrayList;
import java.util.List;

/** Weighted logistic regression by gradient descent with a little ridge, on standardised features. */
final class LogisticFit {
    /** @param right whether the first candidate was the answer @param weight how much the sample counts */
    record Sample(double[] features, boolean right, double weight) {}

    /** Coefficients on the raw features. */
    record Coefficients(double bias, List<Double> weights) {}

    private LogisticFit() {}

    static Coefficients fit(List<Sample> samples) {
        int n = samples.getFirst().features().length;
        double[] mean = new double[n];
        double[] spread = new double[n];
        for (int f = 0; f < n; f++) {
            int at = f;
            mean[f] = samples.stream()
                    .mapToDouble(s -> s.features()[at])
                    .average()
                    .orElseThrow();
            double m = mean[f];
            spread[f] = Math.max(
                    1e-6,
                    Math.sqrt(samples.stream()
                            .mapToDouble(s -> Math.pow(s.features()[at] - m, 2))
                            .average()
                            .orElseThrow()));
        }
        double total = samples.stream().mapToDouble(Sample::weight).sum();
        double[] w = new double[n];
        double bias = 0;
        for (int step = 0; step < 20_000; step++) {
            double[] slope = new double[n];
            double biasSlope = 0;
            for (Sample sample : samples) {
                double sum = bias;
                for (int f = 0; f < n; f++) {
                    sum += w[f] * (sample.features()[f] - mean[f]) / spread[f];
                }
                double error = (1 / (1 + Math.exp(-sum)) - (sample.right() ? 1 : 0)) * sample.weight() / total;
                biasSlope += error;
                for (int f = 0; f < n; f++) {
                    slope[f] += error * (sample.features()[f] - mean[f]) / spread[f];
                }
            }
            bias -= 0.5 * biasSlope;
            for (int f = 0; f < n; f++) {
                w[f] -= 0.5 * (slope[f] + 0.003 * w[f]);
            }
        }
        List<Double> weights = new ArrayList<>();
        for (int f = 0; f < n; f++) {
            weights.add(Math.round(w[f] / spread[f] * 1000) / 1000.0);
            bias -= w[f] * mean[f] / spread[f];
        }
        return new Coefficients(Math.round(bias * 1000) / 1000.0, List.copyOf(weights));
    }
}
