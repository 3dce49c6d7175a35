package io.pronto.routing.dispatch;

import static io.pronto.routing.dispatch.TestPool.agent;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.ConversationEvent.CustomerAwaited;
import io.pronto.contracts.Presence;
import io.pronto.routing.work.WorkState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockJumpsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final long SECOND = 1_000_000_000L;

    private final TestPool pool = new TestPool();

    @Test
    void aClockThatIsSetIsNoticedOnce() {
        ClockJumps jumps = new ClockJumps();
        assertThat(jumps.since(NOON, 0)).isEmpty();
        assertThat(jumps.since(NOON.plusSeconds(60), 60 * SECOND)).isEmpty();
        assertThat(jumps.since(NOON.plusSeconds(64), 61 * SECOND)).as("drift").isEmpty();
        assertThat(jumps.since(NOON.plusSeconds(3665), 62 * SECOND)).contains(Duration.ofHours(1));
        assertThat(jumps.since(NOON.plusSeconds(3666), 63 * SECOND)).isEmpty();
        assertThat(jumps.since(NOON.plusSeconds(67), 64 * SECOND)).contains(Duration.ofHours(-1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void anOfferLastsAsLongAsItWouldHave(Duration by) {
        pool.online("mei");
        pool.arrives(1);
        pool.passes(Duration.ofSeconds(10));
        set(by);
        pool.passes(Duration.ofSeconds(19));
        assertThat(pool.state(1)).isInstanceOf(WorkState.Offered.class);
        assertThat(pool.offers.find(pool.openOffer(1)).orElseThrow().expiresAt())
                .isEqualTo(pool.now.plusSeconds(1));
        pool.accepts("mei", 1);
        assertThat(pool.item(1).isAssignedTo(agent("mei"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void anUnansweredOfferStillEndsAndNothingIsLost(Duration by) {
        pool.online("mei");
        pool.arrives(1);
        pool.arrives(2);
        set(by);
        pool.passes(Duration.ofSeconds(30));
        assertThat(pool.agents.find(agent("mei")).orElseThrow().presence()).isEqualTo(Presence.AWAY);
        assertThat(pool.work.all())
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.state().kind()).isEqualTo(WorkState.Kind.WAITING));
        pool.online("tom");
        assertThat(pool.item(1).holder()).contains(agent("tom"));
        assertThat(pool.item(2).holder()).contains(agent("tom"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void aSilentCustomersShareIsFreedWhenItWouldHaveBeen(Duration by) {
        pool.online("mei");
        pool.arrives(1);
        pool.accepts("mei", 1);
        pool.dispatch
                .intake()
                .customerAwaited(new CustomerAwaited(TestPool.conversation(1), agent("mei"), pool.now), pool.now);
        set(by);
        pool.passes(Duration.ofMinutes(4));
        assertThat(pool.item(1).held()).isEqualTo(25);
        pool.passes(Duration.ofMinutes(1));
        assertThat(pool.item(1).held()).isZero();
    }

    private void set(Duration by) {
        pool.now = pool.now.plus(by);
        pool.dispatch.offers().clockSet(by);
    }
}
