package io.pronto.knowledge.learning;

import java.util.List;

/**
 * Turns what speaks for an answer into the probability that it is right: logistic regression, fitted by Newton's method with a
 * little ridge (Platt scaling with more than one feature).
 *
 * @param weights one per feature
 */
public record Trust(double bias, List<Double> weights) {
    private static final double RIDGE = 1e-3;
    private static final int MOST_STEPS = 50;
    private static final double STILL = 1e-7;

    public Trust {
        weights = List.copyOf(weights);
    }

    /** What was known of an answer, and whether it was right. @param weight how much it counts, above 0 */
    public record Sample(double[] features, boolean right, double weight) {}

    /** The probability, 0 to 1. */
    public double confidence(double[] features) {
        double sum = bias;
        for (int at = 0; at < features.length; at++) {
            sum += weights.get(at) * features[at];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** Fits to samples, of which there must be at least one. */
    public static Trust fit(List<Sample> samples) {
        int size = samples.getFirst().features().length + 1;
        double[] beta = new double[size];
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] gradient = new double[size];
            double[][] curvature = new double[size][size];
            for (Sample sample : samples) {
                add(sample, beta, gradient, curvature);
            }
            double total = samples.stream().mapToDouble(Sample::weight).sum();
            for (int at = 0; at < size; at++) {
                gradient[at] -= RIDGE * total * beta[at];
                curvature[at][at] += RIDGE * total;
            }
            double[] move = solve(curvature, gradient);
            double largest = 0;
            for (int at = 0; at < size; at++) {
                beta[at] += Math.clamp(move[at], -5, 5);
                largest = Math.max(largest, Math.abs(move[at]));
            }
            if (largest < STILL) {
                break;
            }
        }
        List<Double> weights = new java.util.ArrayList<>();
        for (int at = 1; at < size; at++) {
            weights.add(beta[at]);
        }
        return new Trust(beta[0], weights);
    }

    private static void add(Sample sample, double[] beta, double[] gradient, double[][] curvature) {
        int size = beta.length;
        double[] x = new double[size];
        x[0] = 1;
        System.arraycopy(sample.features(), 0, x, 1, size - 1);
        double sum = 0;
        for (int at = 0; at < size; at++) {
            sum += beta[at] * x[at];
        }
        double p = 1 / (1 + Math.exp(-sum));
        double off = sample.weight() * ((sample.right() ? 1 : 0) - p);
        double bend = sample.weight() * Math.max(1e-6, p * (1 - p));
        for (int at = 0; at < size; at++) {
            gradient[at] += off * x[at];
            for (int other = 0; other < size; other++) {
                curvature[at][other] += bend * x[at] * x[other];
            }
        }
    }

    /** Gauss's elimination; the ridge keeps the matrix positive definite. */
    private static double[] solve(double[][] matrix, double[] right) {
        int size = right.length;
        double[] x = right.clone();
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = pivot + 1; row < size; row++) {
                double factor = matrix[row][pivot] / matrix[pivot][pivot];
                for (int column = pivot; column < size; column++) {
                    matrix[row][column] -= factor * matrix[pivot][column];
                }
                x[row] -= factor * x[pivot];
            }
        }
        for (int row = size - 1; row >= 0; row--) {
            for (int column = row + 1; column < size; column++) {
                x[row] -= matrix[row][column] * x[column];
            }
            x[row] /= matrix[row][row];
        }
        return x;
    }
}
