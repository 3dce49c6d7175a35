package io.pronto.knowledge.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final Wording KNOWN =
            Wording.of(List.of("where is my parcel", "where is my refund", "parcel lost", "怎么退款", "退款多久到账"), 10_000);

    private static double alike(String one, String other) {
        Wording.Counted a = KNOWN.of(one);
        Wording.Counted b = KNOWN.of(other);
        double sum = 0;
        for (int i = 0; i < a.places().length; i++) {
            for (int j = 0; j < b.places().length; j++) {
                sum += a.places()[i] == b.places()[j] ? a.weights()[i] * b.weights()[j] : 0;
            }
        }
        return sum;
    }

    @Test
    void wordsInCommonMakeTextsAlikeAlsoWithATypingError() {
        assertThat(alike("my parcel", "the parcel!")).isGreaterThan(alike("my parcel", "the refund"));
        assertThat(alike("parcle", "parcel")).isGreaterThan(.3);
        assertThat(alike("退款", "我要退款。")).isGreaterThan(.5);
        assertThat(alike("ＰＡＲＣＥＬ", "parcel")).isCloseTo(1, within(1e-6));
    }

    @Test
    void whatIsNotKnownSaysNothing() {
        assertThat(KNOWN.of("zzz").places()).isEmpty();
        assertThat(KNOWN.of("").places()).isEmpty();
        assertThat(KNOWN.of("😀").places()).isEmpty();
    }

    @Test
    void keepsTheCommonestWhenThereAreTooMany() {
        Wording few = Wording.of(List.of("a b", "a b", "a c", "a c", "a"), 2);
        assertThat(few.keys()).hasSize(2);
    }

    @Property(tries = 200)
    void weightsHaveLengthOne(@ForAll String text) {
        float[] weights = KNOWN.of(text).weights();
        double square = 0;
        for (float weight : weights) {
            square += weight * weight;
        }
        assertThat(square).isCloseTo(weights.length == 0 ? 0 : 1, within(1e-4));
        assertThat(Arrays.stream(KNOWN.of(text).places()).distinct().count()).isEqualTo(weights.length);
    }
}
