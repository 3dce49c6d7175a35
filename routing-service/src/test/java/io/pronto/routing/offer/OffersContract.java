package io.pronto.routing.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.OfferId;
import io.pronto.contracts.QueueId;
import io.pronto.routing.offer.OfferRecord.Result;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of offers must do. */
public interface OffersContract {
    Instant NOW = Instant.parse("2026-11-22T08:00:00.123Z");
    AgentId MEI = new AgentId("mei");

    Offers empty();

    private static OfferRecord offer(int number, int seconds) {
        return new OfferRecord(
                new OfferId(new UUID(0, number)),
                new ConversationId(new UUID(1, number)),
                MEI,
                new QueueId("general"),
                List.of("has-skills", "least-loaded"),
                NOW,
                NOW.plusSeconds(seconds),
                null);
    }

    @Test
    default void openOffersComeFirstToExpireFirst() {
        Offers store = empty();
        store.save(offer(1, 30));
        store.save(offer(2, 10));
        store.save(offer(3, 20).ended(Result.ACCEPTED, null, NOW));
        assertThat(store.openOf(MEI)).containsExactly(offer(2, 10), offer(1, 30));
        assertThat(store.openOf(new AgentId("other"))).isEmpty();
    }

    @Test
    default void anEndedOfferRemembersHow() {
        Offers store = empty();
        store.save(offer(1, 30));
        OfferRecord declined = offer(1, 30).ended(Result.DECLINED, "lunch", NOW.plusSeconds(3));
        store.save(declined);
        assertThat(store.find(declined.id())).contains(declined);
        assertThat(store.openOf(MEI)).isEmpty();
        assertThat(store.find(new OfferId(new UUID(9, 9)))).isEmpty();
    }
}
