package io.pronto.routing.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Channel;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HandlingEstimateTest {
    private static final Duration CONFIGURED = Duration.ofMinutes(7);

    @Test
    void withoutEnoughObservationsTheQueueIsAsked() {
        HandlingEstimate estimate = HandlingEstimate.of(Map.of(Channel.CHAT, minutes(9, 3)), CONFIGURED);
        assertThat(estimate.of(Channel.CHAT)).isEqualTo(CONFIGURED);
        assertThat(estimate.extra(Channel.CHAT)).isZero();
        assertThat(HandlingEstimate.of(Map.of(), null).of(Channel.CHAT)).isNull();
    }

    @Test
    void aChannelThatTakesLongerIsKnownAsSuch() {
        HandlingEstimate estimate =
                HandlingEstimate.of(Map.of(Channel.CHAT, minutes(30, 4), Channel.EMAIL, minutes(30, 10)), CONFIGURED);
        assertThat(estimate.of(Channel.CHAT)).isEqualTo(Duration.ofMinutes(4));
        assertThat(estimate.usual()).isEqualTo(Duration.ofMinutes(7));
        assertThat(estimate.extra(Channel.EMAIL)).isEqualTo(Duration.ofMinutes(3));
        assertThat(estimate.extra(Channel.CHAT)).isEqualTo(Duration.ofMinutes(-3));
        assertThat(estimate.of(Channel.SOCIAL)).isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void oneConversationLeftOpenOverLunchChangesNothing() {
        List<Duration> took = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> i == 10 ? Duration.ofHours(2) : Duration.ofMinutes(5))
                .toList();
        assertThat(HandlingEstimate.trimmedMean(took)).contains(Duration.ofMinutes(5));
    }

    @Property
    void theMeanLiesAmongTheObservations(
            @ForAll @Size(min = 10, max = 60) List<@IntRange(min = 1, max = 9000) Integer> seconds) {
        List<Duration> took = seconds.stream().map(Duration::ofSeconds).toList();
        assertThat(HandlingEstimate.trimmedMean(took).orElseThrow())
                .isBetween(Collections.min(took), Collections.max(took));
    }

    private static List<Duration> minutes(int count, int each) {
        return Collections.nCopies(count, Duration.ofMinutes(each));
    }
}
