package io.pronto.sla.clock;

import static io.pronto.sla.clock.ClockFixtures.RULES;
import static io.pronto.sla.clock.ClockFixtures.TERMS;
import static io.pronto.sla.clock.ClockFixtures.in;
import static io.pronto.sla.clock.ClockFixtures.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.SlaEvent;
import io.pronto.contracts.WarningRecipient;
import io.pronto.sla.policy.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClockRulesTest {
    private static final Terms LONGER = new Terms(
            "premium",
            3,
            TERMS.calendar(),
            0,
            Duration.ofMinutes(20),
            null,
            ClockFixtures.warned(20, 50, 80),
            TERMS.pausedIn());
    private static final Terms UNPAUSABLE =
            new Terms("strict", 1, TERMS.calendar(), 0, Duration.ofMinutes(20), null, TERMS.warnings(), Set.of());
    private static final Terms PAUSED_WITH_AGENT = new Terms(
            "odd",
            1,
            TERMS.calendar(),
            0,
            Duration.ofMinutes(20),
            null,
            TERMS.warnings(),
            Set.of(Stage.AGENT, Stage.CUSTOMER));

    /** Acts of each kind, early and late, that together reach whatever can be reached. */
    private static List<ClockAct> acts(ClockAct.Kind kind) {
        List<ClockAct> acts = new ArrayList<>();
        for (long minute : new long[] {5, 10, 30}) {
            switch (kind) {
                case ENTER -> {
                    acts.add(new ClockAct.Enter(Stage.AGENT, minute(minute)));
                    acts.add(new ClockAct.Enter(Stage.CUSTOMER, minute(minute)));
                    acts.add(new ClockAct.Enter(Stage.ROUTING, minute(minute)));
                }
                case PASS -> acts.add(new ClockAct.Pass(minute(minute)));
                case FULFIL -> acts.add(new ClockAct.Fulfil(minute(minute)));
                case CANCEL -> acts.add(new ClockAct.Cancel("abandoned", minute(minute)));
                case REBASE -> {
                    acts.add(new ClockAct.Rebase(LONGER, minute(minute)));
                    acts.add(new ClockAct.Rebase(UNPAUSABLE, minute(minute)));
                    acts.add(new ClockAct.Rebase(PAUSED_WITH_AGENT, minute(minute)));
                }
                case REOPEN -> {
                    acts.add(new ClockAct.Reopen(Stage.AGENT, minute(minute)));
                    acts.add(new ClockAct.Reopen(Stage.CUSTOMER, minute(minute)));
                }
            }
        }
        return acts;
    }

    @Test
    void every_way_of_the_table_is_reached_and_no_other_exists() {
        Map<ClockState, Map<ClockAct.Kind, Set<ClockState>>> seen = new EnumMap<>(ClockState.class);
        for (ClockState from : ClockState.values()) {
            Map<ClockAct.Kind, Set<ClockState>> row = new EnumMap<>(ClockAct.Kind.class);
            for (ClockAct.Kind kind : ClockAct.Kind.values()) {
                Set<ClockState> reached = EnumSet.noneOf(ClockState.class);
                acts(kind)
                        .forEach(act ->
                                reached.add(RULES.apply(in(from), act).clock().state()));
                row.put(kind, reached);
            }
            seen.put(from, row);
        }
        assertThat(seen).isEqualTo(ClockRules.TABLE);
    }

    @Test
    void warnings_come_in_order_before_the_breach_and_never_twice() {
        Change first = RULES.apply(in(ClockState.RUNNING), new ClockAct.Pass(minute(5)));
        assertThat(first.events()).singleElement().isInstanceOfSatisfying(SlaEvent.ClockWarned.class, warned -> {
            assertThat(warned.percent()).isEqualTo(50);
            assertThat(warned.to()).containsExactly(WarningRecipient.AGENT);
            assertThat(warned.at()).isEqualTo(minute(5));
            assertThat(warned.dueAt()).isEqualTo(minute(10));
        });
        assertThat(RULES.apply(first.clock(), new ClockAct.Pass(minute(6))).events())
                .isEmpty();
        Change late = RULES.apply(in(ClockState.RUNNING), new ClockAct.Pass(minute(9)));
        assertThat(late.events())
                .extracting(event -> ((SlaEvent.ClockWarned) event).percent())
                .containsExactly(50, 80);
        assertThat(RULES.apply(late.clock(), new ClockAct.Pass(minute(10))).events())
                .singleElement()
                .isInstanceOf(SlaEvent.ClockBreached.class);
    }

    @Test
    void after_the_fact_nobody_is_warned_any_more() {
        assertThat(RULES.apply(in(ClockState.RUNNING), new ClockAct.Pass(minute(11)))
                        .events())
                .singleElement()
                .isInstanceOf(SlaEvent.ClockBreached.class);
    }

    @Test
    void a_reply_on_the_deadline_is_in_time_and_one_after_it_breaches_before_it_settles() {
        assertThat(RULES.apply(in(ClockState.RUNNING), new ClockAct.Fulfil(minute(10)))
                        .events())
                .singleElement()
                .isInstanceOfSatisfying(
                        SlaEvent.ClockMet.class,
                        met -> assertThat(met.elapsed()).isEqualTo(Duration.ofMinutes(10)));
        assertThat(RULES.apply(in(ClockState.RUNNING), new ClockAct.Fulfil(minute(12)))
                        .events())
                .hasExactlyElementsOfTypes(SlaEvent.ClockBreached.class, SlaEvent.ClockSettled.class);
    }

    @Test
    void news_of_a_reply_in_time_that_comes_after_the_deadline_still_counts() {
        Change late = RULES.apply(in(ClockState.BREACHED), new ClockAct.Fulfil(minute(9)));
        assertThat(late.clock().state()).isEqualTo(ClockState.MET);
        assertThat(late.events()).singleElement().isInstanceOf(SlaEvent.ClockMet.class);
    }

    @Test
    void a_pause_moves_the_deadline_by_its_length_and_each_second_keeps_its_cause() {
        Change paused = RULES.apply(in(ClockState.RUNNING), new ClockAct.Enter(Stage.CUSTOMER, minute(4)));
        Change resumed = RULES.apply(paused.clock(), new ClockAct.Enter(Stage.AGENT, minute(104)));
        assertThat(resumed.clock().deadline()).isEqualTo(minute(110));
        assertThat(resumed.events())
                .singleElement()
                .isEqualTo(new SlaEvent.ClockResumed(
                        resumed.clock().promise().conversation(),
                        resumed.clock().promise().id(),
                        resumed.clock().promise().metric(),
                        minute(110),
                        minute(104)));
        assertThat(paused.then(resumed).segments())
                .containsExactly(
                        new Segment(Stage.AGENT, minute(0), minute(4), true, Duration.ofMinutes(4)),
                        new Segment(Stage.CUSTOMER, minute(4), minute(104), false, Duration.ZERO));
    }

    @Test
    void a_change_of_stage_that_pauses_nothing_is_kept_as_a_cause_and_told_to_nobody() {
        Change change = RULES.apply(in(ClockState.RUNNING), new ClockAct.Enter(Stage.ROUTING, minute(3)));
        assertThat(change.events()).isEmpty();
        assertThat(change.segments()).hasSize(1);
        assertThat(change.clock().deadline()).isEqualTo(minute(10));
    }

    @Test
    void rebasing_keeps_what_was_worked_and_what_was_decided() {
        SlaClock.Running rebased =
                (SlaClock.Running) RULES.apply(in(ClockState.RUNNING), new ClockAct.Rebase(LONGER, minute(6)))
                        .clock();
        assertThat(rebased.dueAt()).isEqualTo(minute(20));
        assertThat(rebased.course().worked()).isEqualTo(Duration.ofMinutes(6));
        // Half of the old target was warned of; half of the new one is not warned of again.
        assertThat(rebased.nextAt()).isEqualTo(minute(16));
        SlaClock breached = in(ClockState.BREACHED);
        assertThat(RULES.apply(breached, new ClockAct.Rebase(LONGER, minute(12)))
                        .clock())
                .isEqualTo(breached);
        SlaClock met = in(ClockState.MET);
        assertThat(RULES.apply(met, new ClockAct.Rebase(LONGER, minute(12))).clock())
                .isEqualTo(met);
    }

    @Test
    void rebasing_to_a_target_that_is_used_up_is_due_at_once() {
        Terms shorter = new Terms(
                "vip",
                1,
                TERMS.calendar(),
                0,
                Duration.ofMinutes(2),
                null,
                ClockFixtures.warned(2, 50),
                TERMS.pausedIn());
        Change rebased = RULES.apply(in(ClockState.RUNNING), new ClockAct.Rebase(shorter, minute(4)));
        assertThat(rebased.clock().alarm()).isEqualTo(minute(4));
        assertThat(RULES.apply(rebased.clock(), new ClockAct.Pass(minute(4))).events())
                .singleElement()
                .isInstanceOf(SlaEvent.ClockBreached.class);
    }

    @Test
    void a_reopening_continues_where_the_clock_stood() {
        Change reopened = RULES.apply(in(ClockState.MET), new ClockAct.Reopen(Stage.ROUTING, minute(60)));
        assertThat(reopened.clock().deadline()).isEqualTo(minute(66));
        assertThat(reopened.segments()).singleElement().satisfies(between -> {
            assertThat(between.stage()).isEqualTo(Stage.RESOLVED);
            assertThat(between.counted()).isFalse();
        });
        assertThat(RULES.apply(in(ClockState.SETTLED), new ClockAct.Reopen(Stage.ROUTING, minute(60)))
                        .clock()
                        .state())
                .isEqualTo(ClockState.BREACHED);
    }

    @Test
    void a_breach_stays_also_when_the_promise_is_dropped() {
        assertThat(RULES.apply(in(ClockState.BREACHED), new ClockAct.Cancel("abandoned", minute(12)))
                        .clock()
                        .deadline())
                .isEqualTo(minute(10));
    }
}
