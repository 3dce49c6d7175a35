package io.pronto.routing.simulation;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousUniformSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** How a duration is drawn; all times in milliseconds. */
public sealed interface Draw {
    /** Draws from that source of chance. */
    DoubleSupplier from(UniformRandomProvider chance);

    /** Its mean, in milliseconds. */
    double mean();

    /** Exponential: what has no memory. @param mean above 0 */
    record Exponential(double mean) implements Draw {
        @Override
        public DoubleSupplier from(UniformRandomProvider chance) {
            ZigguratSampler.Exponential sampler = ZigguratSampler.Exponential.of(chance, mean);
            return sampler::sample;
        }
    }

    /** Evenly between two bounds. */
    record Uniform(double low, double high) implements Draw {
        @Override
        public DoubleSupplier from(UniformRandomProvider chance) {
            return ContinuousUniformSampler.of(chance, low, high)::sample;
        }

        @Override
        public double mean() {
            return (low + high) / 2;
        }
    }

    /** Never. */
    record Never() implements Draw {
        @Override
        public DoubleSupplier from(UniformRandomProvider chance) {
            return () -> Double.POSITIVE_INFINITY;
        }

        @Override
        public double mean() {
            return Double.POSITIVE_INFINITY;
        }
    }

    /** At once with a probability, and otherwise as another says. */
    record AtOnceOr(double probability, Draw otherwise) implements Draw {
        @Override
        public DoubleSupplier from(UniformRandomProvider chance) {
            DoubleSupplier other = otherwise.from(chance);
            return () -> chance.nextDouble() < probability ? 0 : other.getAsDouble();
        }

        @Override
        public double mean() {
            return (1 - probability) * otherwise.mean();
        }
    }
}
