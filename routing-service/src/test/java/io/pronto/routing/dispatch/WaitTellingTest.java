package io.pronto.routing.dispatch;

import static io.pronto.routing.dispatch.TestPool.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Presence;
import io.pronto.contracts.RoutingEvent.WaitEstimated;
import io.pronto.routing.queue.Queue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitTellingTest {
    private final TestPool pool = new TestPool();

    @Test
    void everybodyInLineIsToldThePlaceOnceUntilItChanges() {
        pool.arrives(1);
        pool.passes(Duration.ofSeconds(1));
        pool.arrives(2);
        assertThat(tell()).extracting(WaitEstimated::position).containsExactly(1, 2);
        assertThat(tell()).isEmpty();
        pool.resolves(1);
        assertThat(tell()).singleElement().satisfies(told -> {
            assertThat(told.conversation()).isEqualTo(conversation(2));
            assertThat(told.position()).isEqualTo(1);
        });
    }

    @Test
    void aTimeIsToldOnlyWhenThereIsOneToTell() {
        // Six are handed over, a minute apart, by one who takes one at a time; then two more come.
        pool.appears("mei", 25);
        pool.comes("mei");
        for (int i = 1; i <= 8; i++) {
            pool.arrives(i);
        }
        for (int i = 1; i <= 6; i++) {
            pool.passes(Duration.ofSeconds(20));
            pool.accepts("mei", i);
            pool.passes(Duration.ofSeconds(40));
            pool.resolves(i);
        }
        List<WaitEstimated> told = tell();
        assertThat(told).hasSize(2).allSatisfy(wait -> {
            assertThat(wait.lowSeconds()).isNotNull().isNotNegative();
            assertThat(wait.highSeconds()).isGreaterThan(wait.lowSeconds());
        });
        // She leaves: nobody can say any more how long it takes.
        pool.goes("mei", Presence.AWAY);
        assertThat(tell())
                .hasSize(2)
                .allSatisfy(wait -> assertThat(wait.lowSeconds()).isNull());
    }

    @Test
    void onlyTheFirstHundredAreTold() {
        for (int i = 1; i <= 120; i++) {
            pool.arrives(i);
        }
        assertThat(tell()).hasSize(WaitTelling.FIRST);
    }

    private List<WaitEstimated> tell() {
        int before = pool.told(WaitEstimated.class).size();
        pool.dispatch.waits().tell(Queue.DEFAULT, pool.now);
        List<WaitEstimated> all = pool.told(WaitEstimated.class);
        return all.subList(before, all.size());
    }
}
