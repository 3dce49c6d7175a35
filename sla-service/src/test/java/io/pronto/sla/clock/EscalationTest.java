package io.pronto.sla.clock;

import static io.pronto.sla.clock.ClockFixtures.START;
import static io.pronto.sla.clock.ClockFixtures.TERMS;
import static io.pronto.sla.clock.ClockFixtures.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Steps of ladders, adjusted targets, and what is not told at night. */
class EscalationTest {
    private static final ClockRules RULES =
            new ClockRules(terms -> ClockFixtures.ALWAYS, version -> steps(-240, -60, 0, 300));
    private static final Terms CLIMBING = with(TERMS, new Terms.LadderVersion("usual", 1), null);

    private static List<Ladder.Step> steps(long... seconds) {
        return LongStream.of(seconds)
                .mapToObj(second -> new Ladder.Step(
                        Duration.ofSeconds(second),
                        List.of(new EscalationAction(
                                EscalationAction.Kind.NOTIFY_SUPERVISORS,
                                null,
                                Set.of(EscalationAction.Medium.WORKSPACE)))))
                .toList();
    }

    private static Terms with(Terms terms, Terms.LadderVersion ladder, Terms.Adjusted adjusted) {
        return new Terms(
                terms.policy(),
                terms.policyVersion(),
                terms.calendar(),
                terms.calendarVersion(),
                terms.target(),
                terms.goal(),
                terms.warnings(),
                terms.pausedIn(),
                ladder,
                adjusted,
                List.of());
    }

    private static SlaClock started(ClockRules rules, Terms terms, Instant at) {
        return rules.start(
                        new Promise(
                                new ClockId(new UUID(0, 1)), new ConversationId(new UUID(0, 2)), Metric.RESOLUTION, at),
                        terms,
                        Stage.AGENT)
                .clock();
    }

    private static List<String> told(Change change) {
        return change.events().stream()
                .map(event -> event instanceof SlaEvent.EscalationTaken taken
                        ? "step " + taken.step()
                        : event instanceof SlaEvent.ClockWarned warned
                                ? "warned " + warned.percent()
                                : event.getClass().getSimpleName())
                .toList();
    }

    @Test
    void warnings_steps_and_the_breach_come_at_their_moments_each_once_and_in_order() {
        Change life = Change.none(started(RULES, CLIMBING, START));
        for (int second = 0; second <= 20 * 60; second += 30) {
            Instant now = START.plusSeconds(second);
            assertThat(life.clock().alarm() == null || !life.clock().alarm().isBefore(now.minusSeconds(30)))
                    .isTrue();
            life = life.then(RULES.apply(life.clock(), new ClockAct.Pass(now)));
        }
        assertThat(told(life))
                .containsExactly("warned 50", "step 1", "warned 80", "step 2", "ClockBreached", "step 3", "step 4");
        assertThat(life.events())
                .extracting(SlaEvent::at)
                .containsExactly(minute(5), minute(6), minute(8), minute(9), minute(10), minute(10), minute(15));
        assertThat(life.clock().alarm()).isNull();
    }

    @Test
    void the_steps_to_come_are_known_with_their_moments_while_the_clock_goes_on() {
        SlaClock running = RULES.apply(started(RULES, CLIMBING, START), new ClockAct.Pass(minute(7)))
                .clock();
        assertThat(RULES.plannedSteps(running))
                .extracting(ClockRules.PlannedStep::number, ClockRules.PlannedStep::at)
                .containsExactly(tuple(2, minute(9)), tuple(3, minute(10)), tuple(4, minute(15)));
        SlaClock breached = RULES.apply(running, new ClockAct.Pass(minute(11))).clock();
        assertThat(RULES.plannedSteps(breached))
                .extracting(ClockRules.PlannedStep::number, ClockRules.PlannedStep::at)
                .containsExactly(tuple(4, minute(15)));
        SlaClock paused = RULES.apply(running, new ClockAct.Enter(Stage.CUSTOMER, minute(8)))
                .clock();
        assertThat(RULES.plannedSteps(paused)).isEmpty();
        assertThat(RULES.plannedSteps(
                        RULES.apply(running, new ClockAct.Fulfil(minute(8))).clock()))
                .isEmpty();
    }

    @Test
    void after_an_outage_over_everything_steps_are_made_up_for_in_order_but_no_warning_is() {
        Change late = RULES.apply(started(RULES, CLIMBING, START), new ClockAct.Pass(minute(60)));
        assertThat(told(late)).containsExactly("step 1", "step 2", "ClockBreached", "step 3", "step 4");
        assertThat(RULES.apply(late.clock(), new ClockAct.Pass(minute(61))).events())
                .isEmpty();
    }

    @Test
    void nothing_is_done_any_more_once_the_promise_is_kept_settled_or_dropped() {
        SlaClock running = started(RULES, CLIMBING, START);
        assertThat(told(RULES.apply(running, new ClockAct.Fulfil(minute(4))))).containsExactly("ClockMet");
        assertThat(told(RULES.apply(running, new ClockAct.Fulfil(minute(11)))))
                .containsExactly("ClockBreached", "ClockSettled");
        Change settled = RULES.apply(running, new ClockAct.Fulfil(minute(11)));
        assertThat(settled.clock().alarm()).isNull();
        assertThat(RULES.apply(settled.clock(), new ClockAct.Pass(minute(90))).events())
                .isEmpty();
        assertThat(told(RULES.apply(running, new ClockAct.Cancel("abandoned", minute(4)))))
                .containsExactly("ClockCancelled");
    }

    @Test
    void a_breached_clock_that_waits_for_the_customer_climbs_on_when_it_is_the_agents_turn_again() {
        SlaClock breached = RULES.apply(started(RULES, CLIMBING, START), new ClockAct.Pass(minute(10)))
                .clock();
        SlaClock waiting = RULES.apply(breached, new ClockAct.Enter(Stage.CUSTOMER, minute(12)))
                .clock();
        assertThat(waiting.alarm()).isNull();
        SlaClock back = RULES.apply(waiting, new ClockAct.Enter(Stage.AGENT, minute(100)))
                .clock();
        assertThat(back.alarm()).isEqualTo(minute(103));
    }

    @Test
    void steps_that_would_lie_before_the_start_are_left_out() {
        Terms quick = new Terms(
                "quick",
                1,
                TERMS.calendar(),
                0,
                Duration.ofMinutes(2),
                null,
                List.of(),
                Set.of(),
                new Terms.LadderVersion("usual", 1),
                null,
                List.of());
        Change life = RULES.apply(started(RULES, quick, START), new ClockAct.Pass(minute(2)));
        assertThat(told(life)).containsExactly("step 2", "ClockBreached", "step 3");
    }

    @Test
    void an_adjustment_gives_more_time_and_its_end_takes_it_back_and_both_standards_stay_known() {
        Terms adjusted = new Terms(
                TERMS.policy(),
                1,
                TERMS.calendar(),
                0,
                Duration.ofMinutes(30),
                null,
                ClockFixtures.warned(30, 50, 80),
                TERMS.pausedIn(),
                null,
                new Terms.Adjusted("a1", "Festival", Adjustment.Kind.PEAK, TERMS.target()),
                List.of());
        Change begun = RULES.apply(started(RULES, TERMS, START), new ClockAct.Rebase(adjusted, minute(2)));
        assertThat(begun.events()).singleElement().isInstanceOfSatisfying(SlaEvent.ClockAdjusted.class, told -> {
            assertThat(told.adjustment()).isEqualTo("a1");
            assertThat(told.standardTarget()).isEqualTo(Duration.ofMinutes(10));
            assertThat(told.dueAt()).isEqualTo(minute(30));
        });
        assertThat(RULES.standardDeadline(begun.clock())).isEqualTo(minute(10));
        Change over = RULES.apply(begun.clock(), new ClockAct.Rebase(TERMS, minute(4)));
        assertThat(over.clock().deadline()).isEqualTo(minute(10));
        assertThat(over.segments())
                .singleElement()
                .satisfies(segment -> assertThat(Timeline.cause(segment)).isEqualTo(Timeline.ADJUSTED));
        SlaClock breached = ClockFixtures.in(ClockState.BREACHED);
        assertThat(RULES.apply(breached, new ClockAct.Rebase(adjusted, minute(12)))
                        .clock())
                .isEqualTo(breached);
    }

    @Test
    void what_could_not_be_told_before_closing_waits_for_the_morning() {
        BusinessCalendar hours =
                CalendarFixtures.aCalendar("UTC").onWeekdays("09:00", "17:00").compiled();
        ClockRules rules = new ClockRules(terms -> hours, version -> steps(0, 60));
        Terms daily = new Terms(
                "daily",
                1,
                "office",
                1,
                Duration.ofHours(8),
                null,
                ClockFixtures.warned(480, 50),
                Set.of(),
                new Terms.LadderVersion("usual", 1),
                null,
                List.of());
        SlaClock clock = started(rules, daily, Instant.parse("2026-11-23T12:30:00Z"));
        assertThat(clock.alarm()).isEqualTo(Instant.parse("2026-11-23T16:30:00Z"));
        // The timer was away from before the warning until midnight.
        Change night = rules.apply(clock, new ClockAct.Pass(Instant.parse("2026-11-24T00:00:00Z")));
        assertThat(night.events()).isEmpty();
        assertThat(night.clock().alarm()).isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
        Change morning = rules.apply(night.clock(), new ClockAct.Pass(Instant.parse("2026-11-24T09:00:00Z")));
        assertThat(told(morning)).containsExactly("warned 50");
        // A shorter target that is used up at night is warned of when somebody is there.
        Terms shorter =
                new Terms("short", 1, "office", 1, Duration.ofHours(6), null, ClockFixtures.warned(360, 60), Set.of());
        Change rebased = rules.apply(clock, new ClockAct.Rebase(shorter, Instant.parse("2026-11-23T22:00:00Z")));
        assertThat(rebased.clock().alarm()).isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
    }

    @Test
    void a_segment_over_a_weekend_is_taken_apart_at_closing_and_opening_time() {
        BusinessCalendar hours =
                CalendarFixtures.aCalendar("UTC").onWeekdays("09:00", "17:00").compiled();
        Segment segment = new Segment(
                Stage.AGENT,
                Instant.parse("2026-11-20T16:00:00Z"),
                Instant.parse("2026-11-23T10:00:00Z"),
                true,
                Duration.ofHours(2),
                "office",
                1,
                null);
        assertThat(Timeline.of(segment, hours))
                .containsExactly(
                        new Timeline.Stretch(
                                "with-agent",
                                "with-agent",
                                Instant.parse("2026-11-20T16:00:00Z"),
                                Instant.parse("2026-11-20T17:00:00Z"),
                                true,
                                Duration.ofHours(1)),
                        new Timeline.Stretch(
                                Timeline.CLOSED_HOURS,
                                "with-agent",
                                Instant.parse("2026-11-20T17:00:00Z"),
                                Instant.parse("2026-11-23T09:00:00Z"),
                                false,
                                Duration.ZERO),
                        new Timeline.Stretch(
                                "with-agent",
                                "with-agent",
                                Instant.parse("2026-11-23T09:00:00Z"),
                                Instant.parse("2026-11-23T10:00:00Z"),
                                true,
                                Duration.ofHours(1)));
    }
}
