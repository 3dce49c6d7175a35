package io.pronto.knowledge.learning;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Multinomial logistic regression: the probability of each class is a softmax over numbers linear in the features.
 *
 * @param weights row by row: for each feature one weight per class
 * @param biases one per class
 */
public record Regression(float[] weights, float[] biases) {
    /** Adam's constants (Kingma, Ba 2015). */
    private static final float MOMENTUM = .9f;

    private static final float SPREAD = .999f;
    private static final float TINY = 1e-8f;

    /** How fast weights move: for directions of length 1 whose features are all about equally large. */
    private static final float DENSE_RATE = .15f;

    private static final int BATCH = 64;
    private static final float SPARSE_RATE = 2f;

    /** Pulls weights of dense features to zero, divided by the number of lessons. */
    private static final double RIDGE = .05;

    /** Asked between batches: learning in the background gives way, and ends when the service does. */
    public interface Pace {
        /** @throws InterruptedException to stop learning */
        void next() throws InterruptedException;

        /** As fast as it goes. */
        Pace FULL = () -> {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        };
    }

    /** The probabilities of all classes. */
    public float[] probabilities(float[] features) {
        float[] scores = biases.clone();
        add(features, scores);
        return softmax(scores);
    }

    /** The same for counted features. */
    public float[] probabilities(Wording.Counted features) {
        float[] scores = biases.clone();
        add(features, scores);
        return softmax(scores);
    }

    private void add(float[] features, float[] scores) {
        for (int at = 0; at < features.length; at++) {
            row(at, features[at], scores);
        }
    }

    private void add(Wording.Counted features, float[] scores) {
        for (int at = 0; at < features.places().length; at++) {
            row(features.places()[at], features.weights()[at], scores);
        }
    }

    // The inner loop runs over neighbours in memory, so that the compiler makes vector instructions of it.
    private void row(int feature, float value, float[] scores) {
        int from = feature * scores.length;
        for (int c = 0; c < scores.length; c++) {
            scores[c] += value * weights[from + c];
        }
    }

    private static float[] softmax(float[] scores) {
        float most = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            most = Math.max(most, score);
        }
        float sum = 0;
        for (int c = 0; c < scores.length; c++) {
            scores[c] = (float) Math.exp(scores[c] - most);
            sum += scores[c];
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] /= sum;
        }
        return scores;
    }

    /**
     * Learns from directions by Adam over small batches, its rate falling to nothing.
     *
     * @param classes the class of each, from 0
     * @param epochs how often all are gone through
     */
    public static Regression learnDense(
            List<float[]> features, int[] classes, int count, int epochs, SplittableRandom random, Pace pace)
            throws InterruptedException {
        int dimensions = features.getFirst().length;
        int size = dimensions * count;
        Regression model = new Regression(new float[size], new float[count]);
        float[] gradient = new float[size];
        float[] first = new float[size];
        float[] second = new float[size];
        float[] biasGradient = new float[count];
        int[] order = order(features.size());
        long steps = (long) epochs * ((order.length + BATCH - 1) / BATCH);
        float ridge = (float) (RIDGE / order.length);
        long step = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            shuffle(order, random);
            for (int from = 0; from < order.length; from += BATCH) {
                pace.next();
                int to = Math.min(order.length, from + BATCH);
                for (int at = from; at < to; at++) {
                    float[] x = features.get(order[at]);
                    float[] off = model.probabilities(x);
                    off[classes[order[at]]] -= 1;
                    for (int feature = 0; feature < dimensions; feature++) {
                        accumulate(gradient, feature * count, x[feature], off);
                    }
                    accumulate(biasGradient, 0, 1, off);
                }
                step++;
                float rate = DENSE_RATE * (float) (1 - (double) (step - 1) / steps);
                model.adam(gradient, first, second, 1f / (to - from), rate, ridge, step);
                for (int c = 0; c < count; c++) {
                    model.biases[c] -= rate * biasGradient[c] / (to - from);
                    biasGradient[c] = 0;
                }
            }
        }
        return model;
    }

    private void adam(
            float[] gradient, float[] first, float[] second, float share, float rate, float ridge, long step) {
        float firstScale = (float) (1 / (1 - Math.pow(MOMENTUM, step)));
        float secondScale = (float) (1 / (1 - Math.pow(SPREAD, step)));
        for (int at = 0; at < weights.length; at++) {
            float g = gradient[at] * share + ridge * weights[at];
            gradient[at] = 0;
            first[at] = MOMENTUM * first[at] + (1 - MOMENTUM) * g;
            second[at] = SPREAD * second[at] + (1 - SPREAD) * g * g;
            weights[at] -= rate * first[at] * firstScale / ((float) Math.sqrt(second[at] * secondScale) + TINY);
        }
    }

    /** Learns from counted features, few of which any text has: by AdaGrad, one rate per feature (Duchi, Hazan, Singer 2011). */
    public static Regression learnSparse(
            List<Wording.Counted> features,
            int dimensions,
            int[] classes,
            int count,
            int epochs,
            SplittableRandom random,
            Pace pace)
            throws InterruptedException {
        Regression model = new Regression(new float[dimensions * count], new float[count]);
        float[] moved = new float[dimensions];
        int[] order = order(features.size());
        for (int epoch = 0; epoch < epochs; epoch++) {
            shuffle(order, random);
            float slower = 1 - (float) epoch / epochs;
            for (int at = 0; at < order.length; at++) {
                if (at % BATCH == 0) {
                    pace.next();
                }
                Wording.Counted x = features.get(order[at]);
                float[] off = model.probabilities(x);
                off[classes[order[at]]] -= 1;
                float square = 0;
                for (float one : off) {
                    square += one * one;
                }
                for (int known = 0; known < x.places().length; known++) {
                    int feature = x.places()[known];
                    float value = x.weights()[known];
                    moved[feature] += value * value * square;
                    float rate = SPARSE_RATE * slower / (float) Math.sqrt(moved[feature] + TINY);
                    accumulate(model.weights, feature * count, -rate * value, off);
                }
            }
        }
        return model;
    }

    private static void accumulate(float[] into, int from, float value, float[] what) {
        for (int c = 0; c < what.length; c++) {
            into[from + c] += value * what[c];
        }
    }

    private static int[] order(int size) {
        int[] order = new int[size];
        for (int at = 0; at < size; at++) {
            order[at] = at;
        }
        return order;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int at = order.length - 1; at > 0; at--) {
            int other = random.nextInt(at + 1);
            int kept = order[at];
            order[at] = order[other];
            order[other] = kept;
        }
    }
}
