package io.pronto.knowledge.topic;

import io.pronto.knowledge.topic.TopicModel.Evidence;
import io.pronto.knowledge.topic.TopicModel.Trust;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/** Fits {@link Trust} to guesses that are known to be right or wrong: logistic regression (Platt scaling), drawn to the usual values. */
final class TrustFit {
    private static final int STEPS = 50;
    /** How strongly it stays with the usual values when there is little to learn from, per parameter. */
    private static final double[] DRAWN = {1, 20, .2};

    private record Case(double[] features, boolean right, double weight) {}

    private final List<Case> cases = new ArrayList<>();

    void add(Evidence evidence, boolean right, double weight) {
        cases.add(new Case(new double[] {1, evidence.lead(), evidence.nearness()}, right, weight));
    }

    /** The most likely values; more lead or nearness never means less trust. */
    Trust fit() {
        double[] usual = {Trust.USUAL.bias(), Trust.USUAL.perLead(), Trust.USUAL.perNearness()};
        double[] at = usual.clone();
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = new double[3];
            double[][] curvature = new double[3][3];
            for (int i = 0; i < 3; i++) {
                gradient[i] = DRAWN[i] * (usual[i] - at[i]);
                curvature[i][i] = DRAWN[i];
            }
            for (Case each : cases) {
                double p = 1 / (1 + Math.exp(-dot(at, each.features)));
                double error = each.weight * ((each.right ? 1 : 0) - p);
                double bend = Math.max(each.weight * p * (1 - p), 1e-12);
                for (int i = 0; i < 3; i++) {
                    gradient[i] += error * each.features[i];
                    for (int j = 0; j <= i; j++) {
                        curvature[i][j] += bend * each.features[i] * each.features[j];
                    }
                }
            }
            // The other half is the same to the last bit, or the decomposition refuses it: products are rounded in
            // their order.
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < i; j++) {
                    curvature[j][i] = curvature[i][j];
                }
            }
            double[] move = new CholeskyDecomposition(new Array2DRowRealMatrix(curvature, false))
                    .getSolver()
                    .solve(new ArrayRealVector(gradient, false))
                    .toArray();
            double most = 0;
            for (double part : move) {
                most = Math.max(most, Math.abs(part));
            }
            // Newton's method may overshoot far from the optimum: no step is longer than 2.
            double scale = most > 2 ? 2 / most : 1;
            for (int i = 0; i < 3; i++) {
                at[i] += scale * move[i];
            }
            if (most < 1e-7) {
                break;
            }
        }
        return new Trust(at[0], Math.max(0, at[1]), Math.max(0, at[2]));
    }

    private static double dot(double[] one, double[] other) {
        return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
    }
}
