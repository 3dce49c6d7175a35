package io.pronto.routing.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.routing.work.Outlook;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RingingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Duration OFFER_TIME = Duration.ofSeconds(45);

    @Test
    void aGeneralCallRingsThreeTimesAndATechnicalOneHalfAMinute() {
        assertThat(seconds(18, 18)).isEqualTo(18);
        assertThat(seconds(30, 30)).isEqualTo(30);
    }

    @Test
    void whoIsRungSecondHasWhatIsLeftAndAWholePromiseWhenThatIsNoRing() {
        assertThat(seconds(18, 10)).isEqualTo(10);
        assertThat(seconds(18, 5)).isEqualTo(18);
        assertThat(seconds(18, -40)).isEqualTo(18);
        assertThat(seconds(18, null)).isEqualTo(18);
    }

    @Test
    void theQueueMaySayLess() {
        assertThat(seconds(120, 120)).isEqualTo(45);
    }

    @Test
    void workWithoutAPromiseOfItsKindIsOfferedAsTheQueueSays() {
        Outlook chat = new Outlook(NOW.plusSeconds(7), null, null, Duration.ZERO);
        assertThat(Ringing.until(chat, OFFER_TIME, NOW)).isEqualTo(NOW.plus(OFFER_TIME));
    }

    @Property
    void nobodyIsRungForLessThanOneRingOrLongerThanTheQueueSays(
            @ForAll @IntRange(min = 1, max = 200) int promised,
            @ForAll @IntRange(min = -100, max = 200) int left,
            @ForAll @IntRange(min = 6, max = 600) int offerTime) {
        Instant until = Ringing.until(
                new Outlook(NOW.plusSeconds(left), Duration.ofSeconds(promised), null, Duration.ZERO),
                Duration.ofSeconds(offerTime),
                NOW);
        assertThat(Duration.between(NOW, until)).isBetween(Ringing.ONE_RING, Duration.ofSeconds(offerTime));
    }

    private static long seconds(int promised, @Nullable Integer left) {
        Outlook call = new Outlook(
                left == null ? null : NOW.plusSeconds(left), Duration.ofSeconds(promised), null, Duration.ZERO);
        return Duration.between(NOW, Ringing.until(call, OFFER_TIME, NOW)).toSeconds();
    }
}
