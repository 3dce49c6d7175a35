package io.pronto.knowledge.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pronto.knowledge.learning.Threshold.Wanted;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ThresholdTest {
    private static Judged right(double confidence) {
        return new Judged(confidence, true, false);
    }

    private static Judged wrong(double confidence) {
        return new Judged(confidence, false, false);
    }

    private static Judged foreign(double confidence) {
        return new Judged(confidence, false, true);
    }

    @Test
    void answersAsMuchAsThePrecisionAllows() {
        List<Judged> judged = List.of(right(.9), right(.8), wrong(.7), right(.6), wrong(.5), wrong(.4));

        assertThat(Threshold.choose(judged, new Wanted(.75, 0))).hasValueSatisfying(threshold -> {
            assertThat(threshold.confidence()).isEqualTo(.6);
            assertThat(threshold.precision()).isEqualTo(.75);
            assertThat(threshold.coverage()).isEqualTo(.5);
        });
        assertThat(Threshold.choose(judged, new Wanted(1, 0)))
                .hasValueSatisfying(
                        threshold -> assertThat(threshold.confidence()).isEqualTo(.8));
        assertThat(Threshold.choose(List.of(wrong(.9), right(.2)), new Wanted(.9, 0)))
                .isEmpty();
        assertThat(Threshold.choose(List.of(), new Wanted(.9, .2))).isEmpty();
    }

    @Test
    void countsForeignQuestionsAsOftenAsTheyAreAsked() {
        // One foreign question among nine known ones, but every second question asked is foreign: it stands for nine.
        List<Judged> judged = new ArrayList<>(List.of(foreign(.5)));
        for (int at = 0; at < 9; at++) {
            judged.add(right(.4 + at * .05));
        }

        assertThat(Threshold.choose(judged, new Wanted(.9, .1)))
                .hasValueSatisfying(
                        threshold -> assertThat(threshold.confidence()).isEqualTo(.4));
        assertThat(Threshold.choose(judged, new Wanted(.9, .5)))
                .hasValueSatisfying(
                        threshold -> assertThat(threshold.confidence()).isGreaterThan(.5));
    }

    @Property(tries = 200)
    void whatIsChosenKeepsItsPromiseOnWhatItWasChosenFrom(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 299) Integer> drawn,
            @ForAll @DoubleRange(min = .1, max = 1) double precision) {
        List<Judged> judged = drawn.stream()
                .map(one -> new Judged(one % 100 / 100.0, one / 100 == 0, one / 100 == 2))
                .toList();
        double share = (double) judged.stream().filter(Judged::foreign).count() / judged.size();

        Threshold.choose(judged, new Wanted(precision, Math.min(share, .99))).ifPresent(chosen -> {
            Threshold counted = Threshold.at(chosen.confidence(), judged);
            assertThat(counted.precision()).isGreaterThanOrEqualTo(precision - 1e-9);
            assertThat(counted.coverage()).isCloseTo(chosen.coverage(), within(1e-9));
        });
    }

    @Test
    void reliabilityIsTheDistanceOfSaidAndTrue() {
        List<Judged> judged = List.of(right(.95), right(.95), right(.95), wrong(.95), wrong(.05), wrong(1));

        Reliability reliability = Reliability.of(judged);

        assertThat(reliability.questions()).isEqualTo(6);
        assertThat(reliability.bins()).extracting(Reliability.Bin::questions).containsExactly(1L, 5L);
        // |.96 − .6| of five, |.05 − 0| of one.
        assertThat(reliability.error()).isCloseTo((.36 * 5 + .05) / 6, within(1e-9));
        assertThat(Reliability.of(List.of()).error()).isZero();
    }
}
