package io.pronto.routing.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.routing.whatif.Asked.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of simulations must do. */
public interface SimulationsContract {
    Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    Simulations empty();

    private static Asked asked(int number, String by) {
        return Asked.now(
                new UUID(0, number),
                by,
                by,
                NOON.plusSeconds(number),
                Questions.asking(
                        List.of(Questions.calls(3.0, 4.5)), List.of(Questions.people("day", 2)), Questions.FIFO));
    }

    private static Comparison answer() {
        return new Comparison(
                NOON,
                "Asia/Shanghai",
                1800,
                20,
                10,
                12.5,
                List.of(),
                null,
                List.of(new Plan.Note("begins-empty", Map.of("x", 1.0))),
                List.of());
    }

    @Test
    default void aQuestionComesBackAsItWasAskedUntilTheLineIsFull() {
        Simulations store = empty();
        assertThat(store.add(asked(1, "grace"), 2)).isTrue();
        assertThat(store.add(asked(2, "peter"), 2)).isTrue();
        assertThat(store.add(asked(3, "peter"), 2)).isFalse();
        assertThat(store.find(new UUID(0, 1))).contains(asked(1, "grace"));
        assertThat(store.find(new UUID(0, 3))).isEmpty();
        assertThat(store.answer(new UUID(0, 1))).isEmpty();
    }

    @Test
    default void theLatestComeFirstAndOnlyOnesOwnWhereAsked() {
        Simulations store = empty();
        for (int i = 1; i <= 4; i++) {
            assertThat(store.add(asked(i, i % 2 == 0 ? "peter" : "grace"), 10)).isTrue();
        }
        assertThat(store.latest(null, null, 3))
                .extracting(one -> one.id().getLeastSignificantBits())
                .containsExactly(4L, 3L, 2L);
        assertThat(store.latest(null, asked(2, "peter"), 3)).containsExactly(asked(1, "grace"));
        assertThat(store.latest("grace", null, 10)).containsExactly(asked(3, "grace"), asked(1, "grace"));
    }

    @Test
    default void eachIsBegunOnceTheOldestFirstAndAnsweredOnce() {
        Simulations store = empty();
        assertThat(store.add(asked(1, "grace"), 10) && store.add(asked(2, "grace"), 10))
                .isTrue();
        UUID first = store.begin(NOON).orElseThrow().id();
        assertThat(first).isEqualTo(new UUID(0, 1));
        assertThat(store.begin(NOON)).map(Asked::id).contains(new UUID(0, 2));
        assertThat(store.begin(NOON)).isEmpty();
        assertThat(store.beat(first, 0.5, NOON)).isTrue();
        assertThat(store.find(first)).map(Asked::progress).contains(0.5);
        assertThat(store.done(first, answer(), NOON)).isTrue();
        assertThat(store.done(first, answer(), NOON)).isFalse();
        assertThat(store.answer(first)).contains(answer());
        assertThat(store.find(first)).map(Asked::stage).contains(Stage.DONE);
        assertThat(store.cancel(first, NOON)).isFalse();
    }

    @Test
    default void whoeverCallsOffARunningOneStopsIt() {
        Simulations store = empty();
        assertThat(store.add(asked(1, "grace"), 10)).isTrue();
        UUID id = store.begin(NOON).orElseThrow().id();
        assertThat(store.cancel(id, NOON)).isTrue();
        assertThat(store.beat(id, 0.5, NOON)).isFalse();
        assertThat(store.done(id, answer(), NOON)).isFalse();
        assertThat(store.failed(id, "error", NOON)).isFalse();
        assertThat(store.remove(id)).isTrue();
        assertThat(store.remove(id)).isFalse();
    }

    @Test
    default void anOrderlyStopPutsItBackAndSilenceFailsIt() {
        Simulations store = empty();
        assertThat(store.add(asked(1, "grace"), 10)).isTrue();
        UUID id = store.begin(NOON).orElseThrow().id();
        store.putBack(id);
        assertThat(store.begin(NOON.plusSeconds(60))).map(Asked::id).contains(id);
        assertThat(store.giveUp(NOON.plusSeconds(60), NOON.plusSeconds(70))).isZero();
        assertThat(store.giveUp(NOON.plusSeconds(61), NOON.plusSeconds(70))).isOne();
        assertThat(store.find(id)).map(Asked::fault).isEqualTo(Optional.of("interrupted"));
    }

    @Test
    default void onlyWhatIsOverIsForgotten() {
        Simulations store = empty();
        assertThat(store.add(asked(1, "grace"), 10) && store.add(asked(2, "grace"), 10))
                .isTrue();
        assertThat(store.cancel(new UUID(0, 1), NOON)).isTrue();
        assertThat(store.prune(NOON.plusSeconds(1))).isZero();
        assertThat(store.prune(NOON.plusSeconds(100))).isOne();
        assertThat(store.find(new UUID(0, 2))).isPresent();
    }
}
