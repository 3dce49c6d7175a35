package io.pronto.routing.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Channel;
import io.pronto.contracts.QueueId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of handling times must do. Each test begins with an empty store. */
public interface HandlingTimesContract {
    Instant NOW = Instant.parse("2026-11-22T08:00:00.123Z");
    QueueId BILLING = new QueueId("billing");

    HandlingTimes empty();

    @Test
    default void theLatestOfEachChannelAreFound() {
        HandlingTimes store = empty();
        for (int i = 1; i <= 5; i++) {
            store.record(BILLING, Channel.CHAT, Duration.ofSeconds(i), NOW.plusSeconds(i));
        }
        store.record(BILLING, Channel.EMAIL, Duration.ofMinutes(9), NOW.plusSeconds(1));
        store.record(new QueueId("other"), Channel.CHAT, Duration.ofHours(1), NOW.plusSeconds(9));
        var found = store.since(BILLING, NOW.plusSeconds(1), 3);
        assertThat(found).containsOnlyKeys(Channel.CHAT, Channel.EMAIL);
        assertThat(found.get(Channel.CHAT))
                .containsExactlyInAnyOrder(Duration.ofSeconds(3), Duration.ofSeconds(4), Duration.ofSeconds(5));
        assertThat(found.get(Channel.EMAIL)).containsExactly(Duration.ofMinutes(9));
        assertThat(store.since(BILLING, NOW.plusSeconds(5), 3).get(Channel.CHAT))
                .containsExactly(Duration.ofSeconds(5));
        assertThat(store.since(BILLING, NOW.plusSeconds(6), 3)).isEmpty();
    }
}
