package io.pronto.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    @Property(tries = 200)
    void theyComeInOrderBeforeTheEndAndNeverMoreThanAllowed(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0, max = 120) double rate,
            @ForAll @IntRange(max = 240) int minutes,
            @ForAll @IntRange(max = 500) int most) {
        var until = Duration.ofMinutes(minutes);
        var arrivals = all(new RateCurve.OverTheDay(rate, LocalTime.of(9, 0), 12), until, most, seed);

        assertThat(arrivals).isSorted().hasSizeLessThanOrEqualTo(most).allMatch(at -> at.compareTo(until) < 0);
    }

    @Property(tries = 50)
    void theSameSeedGivesTheSameArrivals(@ForAll long seed) {
        var curve = new RateCurve.Flat(20);

        assertThat(all(curve, Duration.ofMinutes(10), 1000, seed))
                .isEqualTo(all(curve, Duration.ofMinutes(10), 1000, seed));
    }

    /** A Poisson count has its mean as its variance: five standard deviations are passed once in two million. */
    @Property(tries = 40)
    void theirNumberIsThatOfTheCurve(@ForAll long seed, @ForAll @IntRange(max = 23) int hour) {
        var curve = new RateCurve.OverTheDay(10, LocalTime.of(hour, 0), 1);
        double expected = curve.perMinute(Duration.ZERO) * 60;

        int counted =
                all(curve, Duration.ofMinutes(60), Integer.MAX_VALUE, seed).size();

        assertThat((double) counted)
                .isBetween(expected - 5 * Math.sqrt(expected) - 1, expected + 5 * Math.sqrt(expected) + 1);
    }

    /** The time between arrivals of a Poisson process has a coefficient of variation of one: neither regular nor bunched. */
    @Test
    void theyAreNeitherRegularNorBunched() {
        var arrivals = all(new RateCurve.Flat(60), Duration.ofHours(3), Integer.MAX_VALUE, 7);
        var gaps = new ArrayList<Double>();
        for (int i = 1; i < arrivals.size(); i++) {
            gaps.add((double) arrivals.get(i).minus(arrivals.get(i - 1)).toMillis());
        }
        double mean = gaps.stream().mapToDouble(gap -> gap).average().orElseThrow();
        double variance = gaps.stream()
                .mapToDouble(gap -> (gap - mean) * (gap - mean))
                .average()
                .orElseThrow();

        assertThat(Math.sqrt(variance) / mean).isBetween(0.95, 1.05);
    }

    @Property(tries = 200)
    void noMomentExceedsTheBoundOfItsCurve(
            @ForAll @IntRange(max = 100_000) int minute, @ForAll @DoubleRange(min = 0.01, max = 100) double speed) {
        var curve = new RateCurve.OverTheDay(20, LocalTime.of(22, 30), speed);

        assertThat(curve.perMinute(Duration.ofMinutes(minute))).isBetween(0.0, curve.highest());
    }

    @Test
    void aDayHasTheMeanRateThatWasAskedFor() {
        assertThat(RateCurve.OverTheDay.HOURS.stream()
                        .mapToDouble(share -> share)
                        .sum())
                .isCloseTo(100, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(RateCurve.OverTheDay.HOURS).hasSize(24);
    }

    @Test
    void withoutARateNobodyComes() {
        assertThat(all(new RateCurve.Flat(0), Duration.ofDays(1), 10, 1)).isEmpty();
    }

    @Test
    void ratesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> new RateCurve.Flat(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new RateCurve.Flat(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new RateCurve.OverTheDay(1, LocalTime.NOON, 0)).hasMessageContaining("speed");
    }

    private static List<Duration> all(RateCurve curve, Duration until, int most, long seed) {
        var arrivals = new Arrivals(curve, until, most, new Random(seed));
        List<Duration> all = new ArrayList<>();
        for (var next = arrivals.next(); next.isPresent(); next = arrivals.next()) {
            all.add(next.get());
        }
        return all;
    }
}
