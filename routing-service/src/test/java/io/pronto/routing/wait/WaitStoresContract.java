package io.pronto.routing.wait;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.QueueId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of hand-overs and of told waits must do. */
public interface WaitStoresContract {
    Instant NOW = Instant.parse("2026-11-22T08:00:00.123Z");
    QueueId GENERAL = new QueueId("general");
    QueueId OTHER = new QueueId("other");

    HandOvers emptyHandOvers();

    ToldWaits nothingTold();

    private static HandOver at(int second) {
        return new HandOver(NOW, NOW.plusSeconds(second));
    }

    @Test
    default void theLatestHandOversComeOldestFirst() {
        HandOvers store = emptyHandOvers();
        store.record(GENERAL, at(3));
        store.record(GENERAL, at(1));
        store.record(GENERAL, at(2));
        store.record(OTHER, at(9));
        assertThat(store.since(GENERAL, NOW, 10)).containsExactly(at(1), at(2), at(3));
        assertThat(store.since(GENERAL, NOW, 2)).containsExactly(at(2), at(3));
        assertThat(store.since(GENERAL, NOW.plusSeconds(3), 10)).containsExactly(at(3));
    }

    @Test
    default void whatWasToldIsKeptByQueue() {
        ToldWaits store = nothingTold();
        ConversationId one = new ConversationId(new UUID(0, 1));
        ConversationId two = new ConversationId(new UUID(0, 2));
        store.save(GENERAL, new ToldWait(one, 1, null));
        store.save(GENERAL, new ToldWait(two, 2, new WaitEstimate(30, 90)));
        store.save(GENERAL, new ToldWait(one, 1, new WaitEstimate(10, 60)));
        assertThat(store.in(GENERAL).values())
                .containsExactlyInAnyOrder(
                        new ToldWait(one, 1, new WaitEstimate(10, 60)), new ToldWait(two, 2, new WaitEstimate(30, 90)));
        store.save(OTHER, new ToldWait(two, 5, null));
        store.forget(GENERAL, two);
        assertThat(store.in(OTHER)).containsOnlyKeys(two);
        store.forget(GENERAL, one);
        assertThat(store.in(GENERAL)).isEmpty();
    }
}
