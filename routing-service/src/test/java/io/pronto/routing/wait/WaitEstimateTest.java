package io.pronto.routing.wait;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaitEstimateTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void withFewObservationsNothingIsSaid() {
        assertThat(WaitEstimate.of(1, handOversEvery(60, 4), NOW.minusSeconds(60), NOW))
                .isEmpty();
        assertThat(WaitEstimate.of(1, handOversEvery(60, 5), NOW.minusSeconds(60), NOW))
                .isPresent();
    }

    @Test
    void theInterestingNumberLiesBetween() {
        WaitEstimate third = WaitEstimate.of(3, handOversEvery(60, 25), NOW.minusSeconds(60), NOW)
                .orElseThrow();
        assertThat(third.lowSeconds()).isLessThan(180).isPositive();
        assertThat(third.highSeconds()).isGreaterThan(180);
    }

    @Test
    void whoIsFurtherBackWaitsLonger() {
        WaitEstimate first = WaitEstimate.of(1, handOversEvery(60, 25), NOW.minusSeconds(60), NOW)
                .orElseThrow();
        WaitEstimate tenth = WaitEstimate.of(10, handOversEvery(60, 25), NOW.minusSeconds(60), NOW)
                .orElseThrow();
        assertThat(tenth.lowSeconds()).isGreaterThan(first.lowSeconds());
        assertThat(tenth.highSeconds()).isGreaterThan(first.highSeconds());
    }

    @Test
    void aStallWidensTheEstimate() {
        List<HandOver> recent = handOversEvery(10, 20);
        WaitEstimate moving =
                WaitEstimate.of(1, recent, NOW.minusSeconds(10), NOW).orElseThrow();
        WaitEstimate stalled = WaitEstimate.of(1, recent, NOW.minusSeconds(10), NOW.plusSeconds(600))
                .orElseThrow();
        assertThat(stalled.highSeconds()).isGreaterThan(moving.highSeconds());
    }

    @Test
    void idleTimeBetweenWaitsDoesNotCount() {
        List<HandOver> recent = new ArrayList<>();
        for (int i = 10; i >= 1; i--) {
            Instant at = NOW.minusSeconds(i * 120L);
            recent.add(new HandOver(at.minusSeconds(5), at));
        }
        assertThat(WaitEstimate.of(1, recent, NOW, NOW).orElseThrow().highSeconds())
                .isLessThanOrEqualTo(30);
    }

    @Test
    void whatMayTakeHoursIsNotToldAsANumber() {
        assertThat(WaitEstimate.of(100, handOversEvery(300, 5), NOW.minusSeconds(300), NOW))
                .isEmpty();
    }

    /** Hand-overs that come at random at a steady rate: four of five true waits lie within what was told, or a little more by rounding. */
    @Test
    void fourOfFiveWaitsLieBetween() {
        Random chance = new Random(42);
        int within = 0;
        int told = 0;
        for (int trial = 0; trial < 4000; trial++) {
            List<HandOver> recent = new ArrayList<>();
            Instant at = NOW;
            List<Instant> times = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                at = at.minusMillis(Math.round(-Math.log(chance.nextDouble()) * 45_000));
                times.addFirst(at);
            }
            Instant began = at.minusMillis(Math.round(-Math.log(chance.nextDouble()) * 45_000));
            times.forEach(time -> recent.add(new HandOver(began, time)));
            double wait = 0;
            for (int i = 0; i < 4; i++) {
                wait += -Math.log(chance.nextDouble()) * 45;
            }
            var estimate = WaitEstimate.of(4, recent.subList(1, recent.size()), NOW, NOW);
            if (estimate.isPresent()) {
                told++;
                if (wait >= estimate.get().lowSeconds()
                        && wait <= estimate.get().highSeconds()) {
                    within++;
                }
            }
        }
        assertThat(told).isGreaterThan(3900);
        assertThat(within / (double) told).isBetween(0.78, 0.9);
    }

    private static List<HandOver> handOversEvery(int seconds, int count) {
        List<HandOver> recent = new ArrayList<>();
        for (int i = count; i >= 1; i--) {
            Instant at = NOW.minusSeconds((long) seconds * i);
            recent.add(new HandOver(at.minusSeconds(600), at));
        }
        return recent;
    }
}
