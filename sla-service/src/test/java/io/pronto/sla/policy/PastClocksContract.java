package io.pronto.sla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every memory of decided promises and given responses does. */
public interface PastClocksContract {
    Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /** A memory of these. */
    PastClocks having(List<Ended> clocks, List<PastResponse> responses);

    /** A promise and when it was decided. */
    record Ended(PastClock clock, Instant at) {}

    @Test
    default void promises_decided_in_the_period_come_with_their_stretches_the_latest_first() {
        PastClock early = clock(1, Metric.FIRST_RESPONSE, false);
        PastClock late = clock(2, Metric.RESOLUTION, true);
        PastClocks past = having(
                List.of(
                        new Ended(early, NOON),
                        new Ended(clock(3, Metric.GREETING, false), NOON.plusSeconds(60)),
                        new Ended(late, NOON.plusSeconds(59))),
                List.of());
        assertThat(past.decided(NOON, NOON.plusSeconds(60), 10)).containsExactly(late, early);
        assertThat(past.decided(NOON, NOON.plusSeconds(60), 1)).containsExactly(late);
        assertThat(past.decided(NOON.minusSeconds(60), NOON, 10)).isEmpty();
    }

    @Test
    default void responses_of_the_period_come_the_latest_first() {
        PastResponse early = response(1, NOON, null);
        PastResponse late = response(2, NOON.plusSeconds(59), 90);
        PastClocks past = having(List.of(), List.of(early, response(3, NOON.plusSeconds(60), null), late));
        assertThat(past.responses(NOON, NOON.plusSeconds(60), 10)).containsExactly(late, early);
        assertThat(past.responses(NOON, NOON.plusSeconds(60), 1)).containsExactly(late);
        assertThat(past.responses(NOON.minusSeconds(60), NOON, 10)).isEmpty();
    }

    private static Enquiry facts(int number) {
        return new Enquiry(
                Channel.CHAT,
                "queue-" + number,
                Priority.HIGH,
                Tier.PREMIUM,
                "zh",
                "topic-" + number,
                Set.of("tag-" + number),
                true);
    }

    private static PastClock clock(int number, Metric metric, boolean breached) {
        return new PastClock(
                new ConversationId(new UUID(5, number)),
                metric,
                facts(number),
                breached,
                List.of(
                        new PastClock.Stretch(Stage.ROUTING, NOON.minusSeconds(90), NOON.minusSeconds(80)),
                        new PastClock.Stretch(Stage.AGENT, NOON.minusSeconds(80), NOON.minusSeconds(number))));
    }

    private static PastResponse response(
            int number, Instant answered, @org.jspecify.annotations.Nullable Integer attainPercent) {
        return new PastResponse(
                new ConversationId(new UUID(5, number)),
                facts(number),
                "art",
                answered.minusSeconds(30),
                answered,
                Duration.ofSeconds(number),
                Duration.ofSeconds(20),
                attainPercent);
    }
}
