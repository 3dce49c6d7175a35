package io.pronto.knowledge.topic;

import io.pronto.knowledge.topic.TopicModel.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.RealVector;

/**
 * All that a {@link TopicModel} needs to know of the lessons: weights, sums and one matrix. Lessons are added one by one and need not
 * be kept in memory; those of several statistics are added up.
 */
final class Statistics {
    /** As if so many lessons with unrelated features had been seen: keeps the covariance invertible and sane with few lessons. */
    private static final double UNRELATED = 200;
    /** How much directions of one topic scatter as a rule: 1 minus the squared length of their mean. */
    private static final double USUAL_SCATTER = .5;
    /** Each topic counts as if it had been seen a little. */
    private static final double SEEN_A_LITTLE = 1;

    private final int dimensions;
    private final double[][] squares;
    private final Map<String, Sum> sums = new TreeMap<>();

    Statistics(int dimensions) {
        this.dimensions = dimensions;
        this.squares = new double[dimensions][];
        for (int row = 0; row < dimensions; row++) {
            squares[row] = new double[row + 1];
        }
    }

    private static final class Sum {
        private double weight;
        private final double[] vector;

        Sum(int dimensions) {
            vector = new double[dimensions];
        }

        void add(double[] other, double more) {
            weight += more;
            for (int at = 0; at < vector.length; at++) {
                vector[at] += other[at];
            }
        }
    }

    void add(Lesson lesson) {
        float[] vector = lesson.vector();
        double weight = lesson.weight();
        double[] weighted = new double[dimensions];
        for (int row = 0; row < dimensions; row++) {
            double value = weight * vector[row];
            weighted[row] = value;
            double[] squaresOf = squares[row];
            for (int column = 0; column <= row; column++) {
                squaresOf[column] += value * vector[column];
            }
        }
        sums.computeIfAbsent(lesson.topic(), topic -> new Sum(dimensions)).add(weighted, weight);
    }

    void add(Statistics other) {
        for (int row = 0; row < dimensions; row++) {
            for (int column = 0; column <= row; column++) {
                squares[row][column] += other.squares[row][column];
            }
        }
        other.sums.forEach((topic, sum) ->
                sums.computeIfAbsent(topic, each -> new Sum(dimensions)).add(sum.vector, sum.weight));
    }

    /** The model of all that was added. */
    TopicModel model(Trust trust) {
        List<String> topics = new ArrayList<>(sums.keySet());
        if (topics.isEmpty()) {
            return new TopicModel(List.of(), new float[0][], new float[0], new float[0][], trust);
        }
        double total = sums.values().stream().mapToDouble(sum -> sum.weight).sum();
        DecompositionSolver solver = new CholeskyDecomposition(covariance(total)).getSolver();
        float[][] weights = new float[topics.size()][dimensions];
        float[][] means = new float[topics.size()][dimensions];
        float[] biases = new float[topics.size()];
        for (int at = 0; at < topics.size(); at++) {
            Sum sum = sums.get(topics.get(at));
            if (sum == null) {
                throw new IllegalStateException("No sum of " + topics.get(at));
            }
            RealVector mean = new ArrayRealVector(sum.vector).mapDivide(sum.weight);
            RealVector weight = solver.solve(mean);
            double prior = (sum.weight + SEEN_A_LITTLE) / (total + SEEN_A_LITTLE * topics.size());
            biases[at] = (float) (Math.log(prior) - weight.dotProduct(mean) / 2);
            double length = Math.max(mean.getNorm(), 1e-9);
            for (int column = 0; column < dimensions; column++) {
                weights[at][column] = (float) weight.getEntry(column);
                means[at][column] = (float) (mean.getEntry(column) / length);
            }
        }
        return new TopicModel(topics, weights, biases, means, trust);
    }

    private Array2DRowRealMatrix covariance(double total) {
        double[][] scatter = new double[dimensions][dimensions];
        for (int row = 0; row < dimensions; row++) {
            for (int column = 0; column <= row; column++) {
                double within = squares[row][column];
                for (Sum sum : sums.values()) {
                    within -= sum.vector[row] * sum.vector[column] / sum.weight;
                }
                scatter[row][column] = within;
                scatter[column][row] = within;
            }
        }
        double trace = 0;
        for (int at = 0; at < dimensions; at++) {
            trace += scatter[at][at];
        }
        double unrelated = (trace + UNRELATED * USUAL_SCATTER) / (total + UNRELATED) / dimensions;
        for (int row = 0; row < dimensions; row++) {
            for (int column = 0; column < dimensions; column++) {
                scatter[row][column] =
                        (scatter[row][column] + (row == column ? UNRELATED * unrelated : 0)) / (total + UNRELATED);
            }
        }
        return new Array2DRowRealMatrix(scatter, false);
    }
}
