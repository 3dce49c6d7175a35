package io.pronto.routing.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Traffic as it is described: customers of each kind come at random at a rate that is steady within a period, and all rates of a day
 * are more or less by one factor of the day, because some days are busier than others.
 *
 * @param period how long a period lasts
 * @param flows one for each kind and period
 * @param steadiness the factor of the day has a gamma distribution with mean 1 and this shape; every day is the same when infinite
 */
public record Traffic(Duration period, List<Flow> flows, double steadiness) {
    public Traffic {
        flows = List.copyOf(flows);
        if (!(steadiness > 0)) {
            throw new IllegalArgumentException("steadiness is above 0, was " + steadiness);
        }
    }

    /**
     * Customers of a kind in a period.
     *
     * @param perMinute how many come in a minute of a day like any other, 0 or more
     */
    public record Flow(int kind, int period, double perMinute, Draw handling, Draw patience) {
        public Flow {
            if (!(perMinute >= 0) || Double.isInfinite(perMinute)) {
                throw new IllegalArgumentException("perMinute is at least 0, was " + perMinute);
            }
        }
    }

    /** How many come on a day on average. */
    public double expected() {
        return flows.stream().mapToDouble(this::expected).sum();
    }

    /** How much work they bring on average, in milliseconds. */
    public double expectedHandling() {
        return flows.stream()
                .mapToDouble(flow -> expected(flow) * flow.handling().mean())
                .sum();
    }

    private double expected(Flow flow) {
        return flow.perMinute() * period.toMillis() / 60_000;
    }

    /** Those who come on one day, by arrival. */
    public List<Contact> day(UniformRandomProvider chance) {
        double factor = Double.isInfinite(steadiness)
                ? 1
                : AhrensDieterMarsagliaTsangGammaSampler.of(chance, steadiness, 1 / steadiness)
                        .sample();
        List<Contact> day = new ArrayList<>();
        for (Flow flow : flows) {
            if (flow.perMinute() > 0) {
                come(flow, factor, chance, day);
            }
        }
        day.sort(Comparator.comparingLong(Contact::arrival));
        return day;
    }

    private void come(Flow flow, double factor, UniformRandomProvider chance, List<Contact> day) {
        DoubleSupplier gaps = ZigguratSampler.Exponential.of(chance, 60_000 / (flow.perMinute() * factor))::sample;
        DoubleSupplier handling = flow.handling().from(chance);
        DoubleSupplier patience = flow.patience().from(chance);
        double end = (double) (flow.period() + 1) * period.toMillis();
        for (double at = end - period.toMillis() + gaps.getAsDouble(); at < end; at += gaps.getAsDouble()) {
            double limit = patience.getAsDouble();
            day.add(new Contact(
                    (long) at,
                    flow.kind(),
                    Math.round(handling.getAsDouble()),
                    Double.isInfinite(limit) ? Contact.FOR_EVER : Math.round(limit)));
        }
    }
}
