package io.pronto.sla.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.QueueId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every keeper of queues does. */
public interface KnownQueuesContract {
    KnownQueues queues();

    @Test
    default void names_each_id_once_that_it_was_never_told_of() {
        KnownQueues queues = queues();
        queues.add(new QueueId("returns"));
        queues.add(new QueueId("returns"));
        assertThat(queues.unknownAmong(List.of("returns"))).isEmpty();
        assertThat(queues.unknownAmong(List.of("vip", "returns", "refunds", "vip")))
                .containsExactly("refunds", "vip");
        assertThat(queues.unknownAmong(List.of())).isEmpty();
    }
}
