package io.pronto.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.EscalationAction;
import io.pronto.contracts.Metric;
import io.pronto.contracts.SlaEvent;
import io.pronto.sla.adjustment.Adjustment;
import io.pronto.sla.calendar.BusinessCalendar;
import io.pronto.sla.calendar.CalendarFixtures;
import io.pronto.sla.escalation.Ladder;
import io.pronto.sla.policy.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * Any turns that a clock's life may take, also other policies, calendars, ladders and adjustments on the way: time worked
 * is neither lost nor invented, and nothing is told or done twice or out of order.
 */
class ClockTurnsPropertiesTest {
    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
    private static final BusinessCalendar HOURS = CalendarFixtures.aCalendar("UTC")
            .onWeekdays("09:00", "12:00", "13:00", "18:00")
            .compiled();
    /** Minutes from the deadline. */
    private static final Map<Terms.LadderVersion, List<Ladder.Step>> LADDERS = Map.of(
            new Terms.LadderVersion("up", 1), steps(-40, -10, 0, 30),
            new Terms.LadderVersion("up", 2), steps(-20, 0, 10, 60),
            new Terms.LadderVersion("other", 1), steps(-5, 15));

    /** What happens after a while. */
    sealed interface Turn {
        record Enters(Stage stage) implements Turn {}

        record Rebased(Terms terms) implements Turn {}

        record Fulfilled() implements Turn {}

        record Cancelled() implements Turn {}

        record Reopened(Stage stage) implements Turn {}

        record Looked() implements Turn {}
    }

    record Step(int afterMinutes, Turn turn) {}

    @Property(tries = 1000)
    void whatever_turns_a_life_takes_its_time_adds_up_and_nothing_is_said_twice(
            @ForAll("terms") Terms first, @ForAll("lives") List<Step> steps) {
        ClockRules rules = new ClockRules(ClockTurnsPropertiesTest::calendar, LADDERS::get);
        Change life = rules.start(
                new Promise(new ClockId(new UUID(0, 1)), new ConversationId(new UUID(0, 2)), Metric.RESOLUTION, START),
                first,
                Stage.ROUTING);
        Instant now = START;
        long counted = 0;
        for (Step step : steps) {
            SlaClock before = life.clock();
            for (int i = 0; i < step.afterMinutes(); i++) {
                counted += counts(before, now.plus(Duration.ofMinutes(i))) ? 1 : 0;
            }
            now = now.plus(Duration.ofMinutes(step.afterMinutes()));
            Change turned = rules.apply(before, act(step.turn(), now));
            if (!before.state().open() && !(step.turn() instanceof Turn.Reopened)) {
                assertThat(turned.events()).as("%s of %s", step, before).isEmpty();
            }
            life = life.then(turned);
        }
        SlaClock last = life.clock();
        if (last.state().open()) {
            life = life.then(rules.apply(last, new ClockAct.Pass(now)));
            Segment present = rules.present(life.clock(), now);
            assertThat(life.clock().course().worked().plus(present.worked())).isEqualTo(Duration.ofMinutes(counted));
            assertThat(life.clock().alarm() == null || life.clock().alarm().isAfter(now))
                    .as("%s at %s", life.clock(), now)
                    .isTrue();
            if (life.clock().state() == ClockState.RUNNING) {
                assertThat(Duration.ofMinutes(counted))
                        .isLessThan(life.clock().terms().target());
            }
        } else {
            assertThat(last.course().worked()).isEqualTo(Duration.ofMinutes(counted));
        }
        assertThat(life.segments().stream().map(Segment::worked).reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(life.clock().course().worked());
        Instant edge = START;
        for (Segment segment : life.segments()) {
            assertThat(segment.from()).isEqualTo(edge);
            edge = segment.to();
        }
        assertThat(edge).isEqualTo(life.clock().course().since());
        assertOnceAndInOrder(life);
    }

    private static void assertOnceAndInOrder(Change life) {
        assertThat(life.events().stream().filter(SlaEvent.ClockBreached.class::isInstance))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(life.events()).extracting(SlaEvent::at).isSorted();
        List<Duration> offsets = new ArrayList<>();
        List<Integer> percents = new ArrayList<>();
        for (GivenMark mark : life.given()) {
            switch (mark) {
                case GivenMark.Climbed climbed ->
                    offsets.add(LADDERS.get(new Terms.LadderVersion(climbed.ladder(), climbed.ladderVersion()))
                            .get(climbed.step() - 1)
                            .offset());
                case GivenMark.Warned warned -> percents.add(warned.percent());
            }
        }
        assertThat(offsets).isSorted().doesNotHaveDuplicates();
        assertThat(percents).isSorted().doesNotHaveDuplicates();
    }

    /** The reference: whether that minute counts for a clock in such a state. */
    private static boolean counts(SlaClock clock, Instant minute) {
        return clock.state().open()
                && !clock.terms().pausedIn().contains(clock.course().stage())
                && calendar(clock.terms()).isOpen(minute);
    }

    private static ClockAct act(Turn turn, Instant at) {
        return switch (turn) {
            case Turn.Enters enters -> new ClockAct.Enter(enters.stage(), at);
            case Turn.Rebased rebased -> new ClockAct.Rebase(rebased.terms(), at);
            case Turn.Fulfilled fulfilled -> new ClockAct.Fulfil(at);
            case Turn.Cancelled cancelled -> new ClockAct.Cancel("abandoned", at);
            case Turn.Reopened reopened -> new ClockAct.Reopen(reopened.stage(), at);
            case Turn.Looked looked -> new ClockAct.Pass(at);
        };
    }

    private static BusinessCalendar calendar(Terms terms) {
        return terms.calendar().equals(Terms.AROUND_THE_CLOCK) ? ClockFixtures.ALWAYS : HOURS;
    }

    private static List<Ladder.Step> steps(long... minutes) {
        return LongStream.of(minutes)
                .mapToObj(minute -> new Ladder.Step(
                        Duration.ofMinutes(minute),
                        List.of(new EscalationAction(
                                EscalationAction.Kind.NOTIFY_SUPERVISORS,
                                null,
                                Set.of(EscalationAction.Medium.WORKSPACE)))))
                .toList();
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        Arbitrary<Stage> stages = Arbitraries.of(Stage.ROUTING, Stage.AGENT, Stage.CUSTOMER, Stage.BOT);
        Arbitrary<Turn> turns = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, stages.map(Turn.Enters::new)),
                net.jqwik.api.Tuple.of(5, terms().map(Turn.Rebased::new)),
                net.jqwik.api.Tuple.of(4, Arbitraries.just(new Turn.Looked())),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new Turn.Fulfilled())),
                net.jqwik.api.Tuple.of(1, stages.map(Turn.Reopened::new)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new Turn.Cancelled())));
        return Combinators.combine(Arbitraries.integers().between(0, 400), turns)
                .as(Step::new)
                .list()
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<Terms> terms() {
        return Combinators.combine(
                        Arbitraries.of(Terms.AROUND_THE_CLOCK, "test-hours"),
                        Arbitraries.of(30, 100, 240, 1200),
                        Arbitraries.of(List.<Integer>of(), List.of(50), List.of(25, 50, 90)),
                        Arbitraries.of(Set.of(Stage.CUSTOMER), Set.of(Stage.CUSTOMER, Stage.BOT), Set.<Stage>of()),
                        Arbitraries.of(LADDERS.keySet()).injectNull(0.3),
                        Arbitraries.of(true, false))
                .as(ClockTurnsPropertiesTest::terms);
    }

    private static Terms terms(
            String calendar,
            int minutes,
            List<Integer> warnings,
            Set<Stage> pausedIn,
            Terms.@Nullable LadderVersion ladder,
            boolean adjusted) {
        return new Terms(
                "p",
                minutes,
                calendar,
                1,
                Duration.ofMinutes(minutes),
                null,
                ClockFixtures.warned(minutes, warnings.toArray(Integer[]::new)),
                pausedIn,
                ladder,
                adjusted
                        ? new Terms.Adjusted("a", "Storm", Adjustment.Kind.OUTAGE, Duration.ofMinutes(2L * minutes))
                        : null,
                List.of());
    }
}
