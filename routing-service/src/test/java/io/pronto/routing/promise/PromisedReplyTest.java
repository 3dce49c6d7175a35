package io.pronto.routing.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.contracts.SlaEvent;
import io.pronto.routing.promise.PromisedReply.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PromisedReplyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final ConversationId CONVERSATION = new ConversationId(new UUID(0, 1));
    private static final ClockId CLOCK = new ClockId(new UUID(1, 1));
    private static final Metric METRIC = Metric.FIRST_RESPONSE;
    private static final Duration TARGET = Duration.ofMinutes(1);

    @Test
    void aPromiseStandsStillAndGoesOn() {
        PromisedReply begun = PromisedReply.first(started(0, 60));
        assertThat(begun.deadline()).isEqualTo(NOW.plusSeconds(60));
        assertThat(begun.target()).isEqualTo(TARGET);

        PromisedReply paused = begun.after(paused(10));
        assertThat(paused.deadline()).isNull();
        PromisedReply rebased = paused.after(rebased(20, 300));
        assertThat(rebased.deadline()).isNull();

        PromisedReply resumed = rebased.after(resumed(30, 310));
        assertThat(resumed.deadline()).isEqualTo(NOW.plusSeconds(310));
        assertThat(resumed.after(breached(310)).deadline()).isEqualTo(NOW.plusSeconds(310));
    }

    @Test
    void lateNewsSaysOnlyWhatNobodyHasSaid() {
        PromisedReply paused = PromisedReply.first(paused(10));
        assertThat(paused.standing()).isEqualTo(Standing.PAUSED);
        PromisedReply told = paused.after(started(0, 60));
        assertThat(told.standing()).isEqualTo(Standing.PAUSED);
        assertThat(told.dueAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(told.after(resumed(5, 70))).isEqualTo(told);
    }

    @Test
    void whatHappensInOneInstantTakesEffectInTheOrderInWhichItIsTold() {
        assertThat(PromisedReply.first(started(0, 60)).after(paused(0)).deadline())
                .isNull();
    }

    @Property
    void whatIsOverStaysOverAndNothingCountsTwice(@ForAll("lives") List<SlaEvent> life) {
        PromisedReply now = PromisedReply.first(life.getFirst());
        boolean over = false;
        for (SlaEvent event : life) {
            PromisedReply next = now.after(event);
            over |= event instanceof SlaEvent.ClockMet
                    || event instanceof SlaEvent.ClockSettled
                    || event instanceof SlaEvent.ClockCancelled;
            assertThat(next.standing() == Standing.OVER).isEqualTo(over);
            assertThat(next.after(event)).isEqualTo(next);
            assertThat(next.toldAt()).isAfterOrEqualTo(over ? Instant.MIN : now.toldAt());
            now = next;
        }
    }

    @Property
    void anOldPieceOfNewsInBetweenChangesNothingThatANewerOneSaid(@ForAll("lives") List<SlaEvent> life) {
        List<SlaEvent> inOrder = new ArrayList<>(life);
        inOrder.sort(Comparator.comparing(SlaEvent::at));
        PromisedReply now = PromisedReply.first(inOrder.getFirst());
        for (SlaEvent event : inOrder) {
            now = now.after(event);
        }
        for (SlaEvent old : inOrder) {
            if (old.at().isBefore(now.toldAt()) && now.dueAt() != null && now.target() != null) {
                PromisedReply after = now.after(old);
                assertThat(after.standing() == now.standing() || after.standing() == Standing.OVER)
                        .isTrue();
                assertThat(after.dueAt()).isEqualTo(now.dueAt());
            }
        }
    }

    @Provide
    Arbitrary<List<SlaEvent>> lives() {
        return Arbitraries.integers()
                .between(0, 100)
                .flatMap(at -> Arbitraries.of(
                        started(at, at + 60),
                        paused(at),
                        resumed(at, at + 90),
                        rebased(at, at + 120),
                        breached(at),
                        new SlaEvent.ClockMet(CONVERSATION, CLOCK, METRIC, TARGET, TARGET, NOW, NOW.plusSeconds(at)),
                        new SlaEvent.ClockSettled(
                                CONVERSATION, CLOCK, METRIC, TARGET, TARGET, NOW, NOW.plusSeconds(at)),
                        new SlaEvent.ClockCancelled(CONVERSATION, CLOCK, METRIC, "resolved", NOW.plusSeconds(at))))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static SlaEvent started(int at, int due) {
        return new SlaEvent.ClockStarted(
                CONVERSATION,
                CLOCK,
                METRIC,
                "policy",
                1,
                TARGET,
                NOW.plusSeconds(at),
                NOW.plusSeconds(due),
                NOW.plusSeconds(at));
    }

    private static SlaEvent paused(int at) {
        return new SlaEvent.ClockPaused(CONVERSATION, CLOCK, METRIC, "bot", NOW.plusSeconds(at));
    }

    private static SlaEvent resumed(int at, int due) {
        return new SlaEvent.ClockResumed(CONVERSATION, CLOCK, METRIC, NOW.plusSeconds(due), NOW.plusSeconds(at));
    }

    private static SlaEvent rebased(int at, int due) {
        return new SlaEvent.ClockRebased(
                CONVERSATION, CLOCK, METRIC, "policy", 2, TARGET, NOW.plusSeconds(due), NOW.plusSeconds(at));
    }

    private static SlaEvent breached(int due) {
        return new SlaEvent.ClockBreached(
                CONVERSATION, CLOCK, METRIC, TARGET, NOW.plusSeconds(due), NOW.plusSeconds(due));
    }
}
