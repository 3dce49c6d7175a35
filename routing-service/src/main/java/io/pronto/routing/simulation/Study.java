package io.pronto.routing.simulation;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.TDistribution;

/** Many simulated days, and what they say about the average one. */
public final class Study {
    private static final double TAIL = 0.025;

    private Study() {}

    /**
     * A mean with its 95 % confidence interval.
     *
     * @param days from how many days
     */
    public record Estimate(double mean, double low, double high, int days) {}

    /**
     * The figures of one day.
     *
     * @param measures what is asked, by name
     * @param controls figures of the same day of which the mean is known, less that mean: what they are off by explains part of what the
     *     measures are off by
     */
    public record Figures(Map<String, Double> measures, double[] controls) {}

    /** The source of chance of one day; the same for the same seed and day. */
    public static UniformRandomProvider chance(long seed, int day) {
        // Neighbouring seeds must not give similar days: the generator spreads a long over its whole state, and the
        // golden ratio
        // sets the longs apart.
        return RandomSource.XO_RO_SHI_RO_128_PP.create(seed ^ (day * 0x9E37_79B9_7F4A_7C15L));
    }

    /**
     * The mean of each measure over so many days, each computed independently, in parallel.
     *
     * @param days at least 2
     */
    public static Map<String, Estimate> of(int days, IntFunction<Figures> day) {
        if (days < 2) {
            throw new IllegalArgumentException("A mean of chance needs at least 2 days, was " + days);
        }
        Figures[] all = IntStream.range(0, days).parallel().mapToObj(day).toArray(Figures[]::new);
        Map<String, Estimate> estimates = new TreeMap<>();
        for (String name : all[0].measures().keySet()) {
            double[] values = new double[days];
            for (int i = 0; i < days; i++) {
                values[i] = all[i].measures().getOrDefault(name, 0.0);
            }
            estimates.put(name, estimate(values, all));
        }
        return estimates;
    }

    /**
     * The mean of one figure over days that are independent of one another, those left out on which it is not a number; empty when fewer
     * than 2 are left.
     */
    public static Optional<Estimate> mean(double[] days) {
        double[] known = DoubleStream.of(days).filter(Double::isFinite).toArray();
        if (known.length < 2) {
            return Optional.empty();
        }
        double mean = DoubleStream.of(known).average().orElse(0);
        double squares = DoubleStream.of(known)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Optional.of(
                around(mean, Math.sqrt(squares / (known.length - 1) / known.length), known.length - 1, known.length));
    }

    /**
     * With control variates (Lavenberg and Welch, Management Science 27(3), 1981): the intercept of a regression on controls of mean zero
     * estimates the same mean with less noise.
     */
    private static Estimate estimate(double[] values, Figures[] all) {
        int days = values.length;
        int controls = all[0].controls().length;
        double mean =
                IntStream.range(0, days).mapToDouble(i -> values[i]).average().orElse(0);
        double error;
        if (controls == 0 || days < controls + 3) {
            double sum = IntStream.range(0, days)
                    .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                    .sum();
            error = Math.sqrt(sum / (days - 1) / days);
            return around(mean, error, days - 1, days);
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        double[][] known = new double[days][];
        for (int i = 0; i < days; i++) {
            known[i] = all[i].controls();
        }
        regression.newSampleData(values, known);
        return around(
                regression.estimateRegressionParameters()[0],
                regression.estimateRegressionParametersStandardErrors()[0],
                days - controls - 1,
                days);
    }

    private static Estimate around(double mean, double error, int freedom, int days) {
        double half = error * TDistribution.of(freedom).inverseSurvivalProbability(TAIL);
        return new Estimate(mean, mean - half, mean + half, days);
    }
}
