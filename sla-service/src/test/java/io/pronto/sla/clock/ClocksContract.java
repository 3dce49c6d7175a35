package io.pronto.sla.clock;

import static io.pronto.sla.clock.ClockFixtures.RULES;
import static io.pronto.sla.clock.ClockFixtures.TERMS;
import static io.pronto.sla.clock.ClockFixtures.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.AgentId;
import io.pronto.contracts.Channel;
import io.pronto.contracts.ClockId;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import io.pronto.sla.policy.Enquiry;
import io.pronto.sla.policy.ResponseWindow;
import io.pronto.sla.policy.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of clocks must do. */
public interface ClocksContract {
    /** An empty store. */
    Clocks clocks();

    @Test
    default void an_enquiry_comes_back_as_it_was_saved_last() {
        Clocks clocks = clocks();
        ConversationId conversation = new ConversationId(new UUID(5, 5));
        assertThat(clocks.enquiry(conversation)).isEmpty();
        clocks.save(EnquiryState.unknown(conversation));
        EnquiryState full = new EnquiryState(
                conversation,
                new Enquiry(
                        Channel.API,
                        "returns",
                        Priority.URGENT,
                        Tier.VIP,
                        "zh-CN",
                        "refund",
                        Set.of("vat", "abroad"),
                        true),
                true,
                true,
                false,
                new AgentId("tom"),
                new AgentId("mei"),
                Set.of(new AgentId("mei")),
                true,
                true,
                minute(1),
                minute(2),
                minute(3));
        clocks.save(full);
        assertThat(clocks.enquiry(conversation)).hasValue(full);
        clocks.save(EnquiryState.unknown(conversation));
        assertThat(clocks.enquiry(conversation)).hasValue(EnquiryState.unknown(conversation));
    }

    @Test
    default void a_clock_comes_back_in_every_state_with_its_segments() {
        Clocks clocks = clocks();
        for (ClockState state : ClockState.values()) {
            SlaClock clock =
                    renamed(ClockFixtures.in(state), 100 + state.ordinal(), Metric.RESOLUTION, state.ordinal());
            Segment segment = new Segment(Stage.AGENT, minute(0), minute(4), true, Duration.ofMillis(1234));
            Segment next = new Segment(Stage.CUSTOMER, minute(4), minute(5), false, Duration.ZERO);
            clocks.save(List.of(new Change(clock, List.of(segment, next), List.of())));
            assertThat(clocks.all(clock.promise().conversation(), 10)).containsExactly(clock);
            assertThat(clocks.segments(clock.promise().id(), 10)).containsExactly(segment, next);
            assertThat(clocks.segments(clock.promise().id(), 1)).containsExactly(segment);
        }
    }

    @Test
    default void open_clocks_and_resolutions_are_current_the_oldest_first() {
        Clocks clocks = clocks();
        List<SlaClock> all = new ArrayList<>();
        int number = 0;
        for (Metric metric : List.of(Metric.FIRST_RESPONSE, Metric.RESOLUTION)) {
            for (ClockState state : ClockState.values()) {
                all.add(renamed(ClockFixtures.in(state), ++number, metric, 7));
            }
        }
        clocks.save(all.stream().map(Change::none).toList());
        assertThat(clocks.current(new ConversationId(new UUID(7, 7))))
                .containsExactlyElementsOf(all.stream()
                        .filter(clock -> clock.state().open() || clock.promise().metric() == Metric.RESOLUTION)
                        .toList());
    }

    @Test
    default void what_is_due_is_claimed_the_earliest_first_and_no_longer_once_it_was_dealt_with() {
        Clocks clocks = clocks();
        assertThat(clocks.nextAlarm()).isEmpty();
        List<SlaClock> running = List.of(started(1, 10), started(2, 0), started(3, 20));
        clocks.save(running.stream().map(Change::none).toList());
        // Warnings are due halfway through the ten minutes.
        assertThat(clocks.nextAlarm()).hasValue(minute(5));
        assertThat(clocks.claimDue(minute(4), 10)).isEmpty();
        assertThat(clocks.claimDue(minute(15), 10)).containsExactly(running.get(1), running.get(0));
        assertThat(clocks.claimDue(minute(15), 1)).containsExactly(running.get(1));
        clocks.pass(List.of(RULES.apply(running.get(1), new ClockAct.Pass(minute(15)))));
        assertThat(clocks.claimDue(minute(15), 10)).containsExactly(running.get(0));
        clocks.postpone(running.get(0).promise().id(), minute(60));
        assertThat(clocks.claimDue(minute(15), 10)).isEmpty();
        assertThat(clocks.nextAlarm()).hasValue(minute(25));
    }

    @Test
    default void time_that_passes_changes_a_clock_as_if_it_were_stored_whole() {
        Clocks clocks = clocks();
        List<SlaClock> running = List.of(started(1, 0), started(2, 0));
        clocks.save(running.stream().map(Change::none).toList());
        // One reaches its warning, both their deadline.
        List<Change> warned = List.of(RULES.apply(running.get(0), new ClockAct.Pass(minute(5))));
        clocks.pass(warned);
        assertThat(clocks.all(running.get(0).promise().conversation(), 10))
                .containsExactly(warned.getFirst().clock());
        assertThat(clocks.marks(running.get(0).promise().id(), 10))
                .isEqualTo(warned.getFirst().given());
        List<Change> breached = List.of(
                RULES.apply(warned.getFirst().clock(), new ClockAct.Pass(minute(11))),
                RULES.apply(running.get(1), new ClockAct.Pass(minute(11))));
        clocks.pass(breached);
        for (Change change : breached) {
            assertThat(clocks.all(change.clock().promise().conversation(), 10)).containsExactly(change.clock());
            assertThat(clocks.segments(change.clock().promise().id(), 10)).isEqualTo(change.segments());
        }
        clocks.pass(List.of());
    }

    @Test
    default void running_clocks_are_listed_by_deadline_page_by_page() {
        Clocks clocks = clocks();
        List<SlaClock> running = List.of(started(1, 0), started(2, 0), started(3, 20), started(4, 90));
        clocks.save(running.stream().map(Change::none).toList());
        clocks.save(List.of(Change.none(renamed(ClockFixtures.in(ClockState.PAUSED), 5, Metric.RESOLUTION, 9))));
        List<SlaClock.Running> first = clocks.runningUntil(minute(30), Clocks.Place.START, 2);
        assertThat(first).containsExactly((SlaClock.Running) running.get(0), (SlaClock.Running) running.get(1));
        Clocks.Place place = new Clocks.Place(
                first.getLast().dueAt(), first.getLast().promise().id());
        assertThat(clocks.runningUntil(minute(30), place, 2)).containsExactly((SlaClock.Running) running.get(2));
    }

    @Test
    default void clocks_of_earlier_editions_are_claimed_until_they_were_looked_at() {
        Clocks clocks = clocks();
        SlaClock old = started(1, 0);
        SlaClock fresh = started(2, 0);
        clocks.save(List.of(Change.none(old)), 3);
        clocks.save(List.of(Change.none(fresh)), 4);
        clocks.save(List.of(Change.none(renamed(ClockFixtures.in(ClockState.MET), 9, Metric.RESOLUTION, 9))), 1);
        assertThat(clocks.claimBehind(4, 10)).containsExactly(old);
        clocks.lookedAt(List.of(old.promise().id()), 4);
        assertThat(clocks.claimBehind(4, 10)).isEmpty();
        assertThat(clocks.claimBehind(5, 1)).hasSize(1);
        // What happens to a clock later leaves its edition alone.
        clocks.save(List.of(Change.none(old)));
        assertThat(clocks.claimBehind(4, 10)).isEmpty();
    }

    @Test
    default void responses_are_summed_by_days_and_weeks_of_the_zone() {
        Clocks clocks = clocks();
        // 23 November 2026 is a Monday; in Shanghai it begins at 16:00 UTC of the day before.
        clocks.saveResponses(List.of(
                response("2026-11-22T15:59:00Z", 20, null),
                response("2026-11-22T16:00:00Z", 40, 80),
                response("2026-11-23T16:00:00Z", 20, 90)));
        java.time.ZoneId zone = java.time.ZoneId.of("Asia/Shanghai");
        Instant from = Instant.parse("2026-11-01T00:00:00Z");
        Instant to = Instant.parse("2026-12-01T00:00:00Z");
        assertThat(clocks.responses("art", ResponseWindow.Period.DAY, zone, from, to))
                .extracting(ResponseWindow::from)
                .containsExactly(
                        java.time.LocalDate.of(2026, 11, 22),
                        java.time.LocalDate.of(2026, 11, 23),
                        java.time.LocalDate.of(2026, 11, 24));
        List<ResponseWindow> weeks = clocks.responses("art", ResponseWindow.Period.WEEK, zone, from, to);
        assertThat(weeks).hasSize(2);
        assertThat(weeks.getLast()).satisfies(week -> {
            assertThat(week.average()).isEqualTo(Duration.ofSeconds(30));
            assertThat(week.attainmentPercent()).isEqualTo(50.0);
            assertThat(week.requiredPercent()).isEqualTo(90);
            assertThat(week.held()).isFalse();
        });
        assertThat(weeks.getFirst().held()).isTrue();
    }

    private static Response response(String at, long seconds, @org.jspecify.annotations.Nullable Integer attain) {
        return new Response(
                new ConversationId(new UUID(6, 6)),
                "art",
                1,
                new AgentId("mei"),
                Instant.parse(at).minusSeconds(2 * seconds),
                Instant.parse(at),
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(30),
                attain);
    }

    @Test
    default void where_the_time_of_ended_clocks_went_is_summed_by_cause() {
        Clocks clocks = clocks();
        SlaClock met = renamed(ClockFixtures.in(ClockState.MET), 1, Metric.RESOLUTION, 1);
        Instant ended = met.course().since();
        Segment worked = new Segment(Stage.AGENT, minute(0), minute(4), true, Duration.ofMinutes(1));
        Segment waited = new Segment(Stage.CUSTOMER, minute(4), minute(9), false, Duration.ZERO);
        clocks.save(List.of(new Change(met, List.of(worked, waited), List.of())));
        assertThat(clocks.causes(ended, ended.plusSeconds(1)))
                .containsExactlyInAnyOrder(
                        new Clocks.CauseSum(Metric.RESOLUTION, "with-agent", false, 1, Duration.ofMinutes(1)),
                        new Clocks.CauseSum(Metric.RESOLUTION, "closed-hours", false, 1, Duration.ofMinutes(3)),
                        new Clocks.CauseSum(Metric.RESOLUTION, "awaiting-customer", false, 1, Duration.ofMinutes(5)));
        assertThat(clocks.causes(ended.plusSeconds(1), ended.plusSeconds(2))).isEmpty();
    }

    private static SlaClock started(int number, long minute) {
        Instant at = minute(minute);
        return RULES.start(
                        new Promise(
                                new ClockId(new UUID(3, number)),
                                new ConversationId(new UUID(3, number)),
                                Metric.RESOLUTION,
                                at),
                        TERMS,
                        Stage.AGENT)
                .clock();
    }

    private static SlaClock renamed(SlaClock clock, int id, Metric metric, int conversation) {
        Promise promise = new Promise(
                new ClockId(new UUID(4, id)),
                new ConversationId(new UUID(conversation, conversation)),
                metric,
                clock.promise().startedAt());
        return switch (clock) {
            case SlaClock.Running c -> new SlaClock.Running(promise, c.terms(), c.course(), c.dueAt(), c.nextAt());
            case SlaClock.Paused c -> new SlaClock.Paused(promise, c.terms(), c.course());
            case SlaClock.Met c -> new SlaClock.Met(promise, c.terms(), c.course(), c.dueAt());
            case SlaClock.Breached c -> new SlaClock.Breached(promise, c.terms(), c.course(), c.dueAt(), c.nextAt());
            case SlaClock.Settled c -> new SlaClock.Settled(promise, c.terms(), c.course(), c.dueAt());
            case SlaClock.Cancelled c ->
                new SlaClock.Cancelled(promise, c.terms(), c.course(), c.cause(), c.breachedAt());
        };
    }
}
