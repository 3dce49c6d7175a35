package io.pronto.knowledge.learning;

import java.util.ArrayList;
import java.util.List;

/**
 * How far confidence holds: of the answers said to be 80 % sure, were 80 % right?
 *
 * @param bins of equal width, from 0 up; bins without questions are left out
 * @param error expected calibration error: the mean distance between said and true over all questions (Guo et al. 2017), 0 to 1
 */
public record Reliability(List<Bin> bins, double error, long questions) {
    private static final int BINS = 10;

    public Reliability {
        bins = List.copyOf(bins);
    }

    /** Questions whose confidence lies from {@code from} to below {@code to}. @param said mean confidence @param was share that was right */
    public record Bin(double from, double to, long questions, double said, double was) {}

    /** Of judged guesses. */
    public static Reliability of(List<Judged> judged) {
        List<Bin> bins = new ArrayList<>();
        double error = 0;
        for (int at = 0; at < BINS; at++) {
            int bin = at;
            List<Judged> in = judged.stream()
                    .filter(one -> Math.min(BINS - 1, (int) (one.confidence() * BINS)) == bin)
                    .toList();
            if (!in.isEmpty()) {
                double said =
                        in.stream().mapToDouble(Judged::confidence).average().orElseThrow();
                double was = (double) in.stream().filter(Judged::right).count() / in.size();
                bins.add(new Bin((double) at / BINS, (at + 1.0) / BINS, in.size(), said, was));
                error += Math.abs(said - was) * in.size() / judged.size();
            }
        }
        return new Reliability(bins, error, judged.size());
    }
}
