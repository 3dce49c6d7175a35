package io.pronto.demo.traffic;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/** How many customers a minute begin to write, over time. */
public sealed interface RateCurve {
    /** Arrivals a minute at that moment; never negative and never above {@link #highest()}. */
    double perMinute(Duration sinceStart);

    /** A bound that the rate never exceeds, in arrivals a minute. */
    double highest();

    /** The same rate all the time. */
    record Flat(double rate) implements RateCurve {
        public Flat {
            requireRate(rate);
        }

        @Override
        public double perMinute(Duration sinceStart) {
            return rate;
        }

        @Override
        public double highest() {
            return rate;
        }
    }

    /**
     * The rise and fall of a shop's day: quiet nights, a late-morning peak, a smaller one in the afternoon and one after dinner.
     *
     * @param mean arrivals a minute, averaged over 24 hours
     * @param begin the time of day that it starts with
     * @param speed hours of that day that pass in one real hour; above 1 a day passes faster
     */
    record OverTheDay(double mean, LocalTime begin, double speed) implements RateCurve {
        /** Share of a day's enquiries by hour, in percent; adds up to 100. */
        static final List<Double> HOURS = List.of(
                1.0, 0.6, 0.4, 0.3, 0.3, 0.5, 1.2, 2.4, 4.2, 6.4, 8.0, 7.6, 5.8, 5.6, 6.8, 6.9, 6.2, 5.2, 4.6, 5.6, 7.0,
                6.6, 4.4, 2.4);

        private static final double EVEN = 100.0 / 24;

        public OverTheDay {
            requireRate(mean);
            if (!(speed > 0 && speed <= 1440)) {
                throw new IllegalArgumentException("speed is above 0 and at most 1440, was " + speed);
            }
        }

        @Override
        public double perMinute(Duration sinceStart) {
            double hour = begin.toSecondOfDay() / 3600.0 + sinceStart.toMillis() / 3_600_000.0 * speed;
            double ofDay = ((hour % 24) + 24) % 24;
            return mean * HOURS.get((int) ofDay) / EVEN;
        }

        @Override
        public double highest() {
            return mean * HOURS.stream().mapToDouble(Double::doubleValue).max().orElseThrow() / EVEN;
        }
    }

    private static void requireRate(double rate) {
        if (!(rate >= 0 && rate <= 6000)) {
            throw new IllegalArgumentException("A rate is 0 to 6000 a minute, was " + rate);
        }
    }
}
