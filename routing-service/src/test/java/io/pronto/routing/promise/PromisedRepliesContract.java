package io.pronto.routing.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.routing.promise.PromisedReply.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of promises must do. Each test begins with an empty store. */
public interface PromisedRepliesContract {
    Instant NOW = Instant.parse("2026-11-22T08:00:00.123Z");

    PromisedReplies empty();

    private static ConversationId conversation(int number) {
        return new ConversationId(new UUID(0, number));
    }

    private static PromisedReply reply(int clock, int conversation, Standing standing) {
        return new PromisedReply(
                new ClockId(new UUID(1, clock)),
                conversation(conversation),
                Metric.FIRST_RESPONSE,
                NOW.plusSeconds(60),
                Duration.ofSeconds(60),
                standing,
                NOW.plusSeconds(clock));
    }

    @Test
    default void aPromiseComesBackAsItWasSavedLast() {
        PromisedReplies store = empty();
        PromisedReply running = reply(1, 1, Standing.RUNNING);
        PromisedReply unknown = new PromisedReply(
                running.clock(), running.conversation(), running.metric(), null, null, Standing.PAUSED, NOW);
        assertThat(store.find(running.clock())).isEmpty();
        store.save(running);
        assertThat(store.find(running.clock())).contains(running);
        store.save(unknown);
        assertThat(store.find(running.clock())).contains(unknown);
    }

    @Test
    default void onlyWhatIsNotOverIsOpen() {
        PromisedReplies store = empty();
        PromisedReply running = reply(1, 1, Standing.RUNNING);
        PromisedReply paused = reply(2, 1, Standing.PAUSED);
        store.save(paused);
        store.save(running);
        store.save(reply(3, 1, Standing.OVER));
        store.save(reply(4, 2, Standing.RUNNING));
        assertThat(store.open(List.of(conversation(1), conversation(2), conversation(3))))
                .isEqualTo(Map.of(
                        conversation(1), List.of(running, paused),
                        conversation(2), List.of(reply(4, 2, Standing.RUNNING))));
        assertThat(store.open(List.of(conversation(3)))).isEmpty();
        assertThat(store.open(List.of())).isEmpty();
    }

    @Test
    default void whatChangedIsTakenOnceAndAgainAfterAnotherChange() {
        PromisedReplies store = empty();
        assertThat(store.anyChanged()).isFalse();
        store.save(reply(1, 1, Standing.RUNNING));
        store.save(reply(2, 1, Standing.RUNNING));
        store.save(reply(3, 2, Standing.RUNNING));
        assertThat(store.takeChanged(2)).containsExactly(conversation(1));
        assertThat(store.anyChanged()).isTrue();
        assertThat(store.takeChanged(10)).containsExactly(conversation(2));
        assertThat(store.anyChanged()).isFalse();
        assertThat(store.takeChanged(10)).isEmpty();
        store.save(reply(1, 1, Standing.OVER));
        assertThat(store.takeChanged(10)).containsExactly(conversation(1));
    }
}
