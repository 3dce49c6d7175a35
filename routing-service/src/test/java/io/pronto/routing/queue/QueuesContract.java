package io.pronto.routing.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Channel;
import io.pronto.contracts.QueueId;
import io.pronto.contracts.SkillId;
import io.pronto.contracts.SkillNeed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of queues must do. */
public interface QueuesContract {
    Queues empty();

    @Test
    default void aQueueComesBackAsSavedAndGoesWhenRemoved() {
        Queues store = empty();
        Queue billing = new Queue(
                new QueueId("billing"),
                "Billing",
                "账单",
                List.of(new SkillNeed(new SkillId("billing"), 2)),
                Set.of("zh", "en"),
                Set.of("invoice"),
                Duration.ofSeconds(20),
                new Weights(Map.of(Channel.CHAT, 50)),
                false);
        store.save(Queue.general());
        store.save(billing);
        assertThat(store.find(billing.id())).contains(billing);
        assertThat(store.all()).containsExactly(billing, Queue.general());
        assertThat(store.remove(billing.id())).isTrue();
        assertThat(store.remove(billing.id())).isFalse();
        assertThat(store.find(billing.id())).isEmpty();
    }
}
