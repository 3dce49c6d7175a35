package io.pronto.sla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Channel;
import io.pronto.contracts.ConversationId;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import io.pronto.sla.calendar.BusinessCalendar;
import io.pronto.sla.calendar.CalendarFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DryRunTest {
    private static final BusinessCalendar OFFICE =
            CalendarFixtures.aCalendar("UTC").onWeekdays("09:00", "18:00").compiled();
    private static final Enquiry CHAT = new Enquiry(Channel.CHAT, null, Priority.NORMAL, Tier.STANDARD, "en", null);
    /** Friday 17:30 to Monday 09:20, ten minutes of it waiting for the customer: 40 minutes of office hours. */
    private static final PastClock OVER_THE_WEEKEND = new PastClock(
            new ConversationId(new UUID(1, 1)),
            Metric.RESOLUTION,
            CHAT,
            true,
            List.of(
                    stretch(Stage.ROUTING, "2026-11-20T17:30:00Z", "2026-11-20T17:40:00Z"),
                    stretch(Stage.CUSTOMER, "2026-11-20T17:40:00Z", "2026-11-20T17:50:00Z"),
                    stretch(Stage.AGENT, "2026-11-20T17:50:00Z", "2026-11-23T09:20:00Z")));

    @Test
    void the_tried_target_calendar_and_pauses_are_what_counts() {
        assertThat(run(policy(40, TimeBasis.BUSINESS, Stage.CUSTOMER)).would()).isEqualTo(DryRun.Verdict.MET);
        assertThat(run(policy(39, TimeBasis.BUSINESS, Stage.CUSTOMER)).would()).isEqualTo(DryRun.Verdict.BREACHED);
        assertThat(run(policy(40, TimeBasis.BUSINESS)).elapsed()).isEqualTo(Duration.ofMinutes(50));
        assertThat(run(policy(40, TimeBasis.CLOCK, Stage.CUSTOMER)).elapsed())
                .isEqualTo(Duration.ofHours(63).plusMinutes(40));
    }

    @Test
    void what_nothing_would_be_promised_for_is_neither_met_nor_breached() {
        SlaPolicy mail = new SlaPolicy(
                "p",
                2,
                "P",
                "P",
                Match.ofChannels(Channel.EMAIL),
                "office",
                policy(40, TimeBasis.CLOCK).targets(),
                true);
        DryRun.Result result = new DryRun(new PolicyBook(List.of()).with(mail), policy -> OFFICE)
                .over(List.of(OVER_THE_WEEKEND), List.of());
        assertThat(result.changed()).isEqualTo(1);
        assertThat(result.metrics())
                .containsExactly(
                        new DryRun.MetricResult(Metric.RESOLUTION, new DryRun.Count(0, 1), new DryRun.Count(0, 0)));
        assertThat(result.metrics().getFirst().then().attainment()).isEmpty();
    }

    @Test
    void the_tried_version_takes_the_place_of_the_present_one_and_examples_are_bounded() {
        PolicyBook book = new PolicyBook(List.of(policy(10, TimeBasis.BUSINESS, Stage.CUSTOMER)));
        List<PastClock> many = java.util.Collections.nCopies(500, OVER_THE_WEEKEND);
        DryRun.Result result = new DryRun(book.with(policy(60, TimeBasis.BUSINESS, Stage.CUSTOMER)), policy -> OFFICE)
                .over(many, List.of());
        assertThat(result.clocks()).isEqualTo(500);
        assertThat(result.changed()).isEqualTo(500);
        assertThat(result.examples()).hasSize(100);
        assertThat(result.metrics().getFirst().now().attainment()).hasValue(0.0);
        assertThat(result.metrics().getFirst().then().attainment()).hasValue(100.0);
    }

    /** Monday: twice five minutes, and Friday evening to Monday morning, half an hour of office hours. */
    @Test
    void average_responses_are_judged_again_by_the_days_of_the_tried_calendar() {
        List<PastResponse> past = List.of(
                response("2026-11-23T09:25:00Z", "2026-11-23T09:30:00Z", null),
                response("2026-11-20T17:45:00Z", "2026-11-23T09:15:00Z", null),
                response("2026-11-23T09:00:00Z", "2026-11-23T09:05:00Z", null));
        DryRun.Result slow = judged(past, average(14, TimeBasis.BUSINESS, null));
        assertThat(slow.responses()).isEqualTo(3);
        assertThat(slow.changed()).isEqualTo(1);
        assertThat(slow.metrics())
                .containsExactly(new DryRun.MetricResult(
                        Metric.AVERAGE_RESPONSE, new DryRun.Count(0, 1), new DryRun.Count(1, 0)));
        DryRun.Day monday = slow.days().getFirst();
        assertThat(monday.day()).isEqualTo(java.time.LocalDate.of(2026, 11, 23));
        assertThat(monday.wouldVerdict()).isEqualTo(DryRun.Verdict.MET);
        assertThat(java.util.Objects.requireNonNull(monday.would()).average())
                .isEqualTo(Duration.ofMinutes(40).dividedBy(3));

        assertThat(judged(past, average(13, TimeBasis.BUSINESS, null)).changed())
                .isZero();
        assertThat(judged(past, average(14, TimeBasis.CLOCK, null)).changed()).isZero();
        // Two of three are within five minutes.
        assertThat(judged(past, average(5, TimeBasis.BUSINESS, 66)).changed()).isEqualTo(1);
        assertThat(judged(past, average(5, TimeBasis.BUSINESS, 67)).changed()).isZero();
    }

    @Test
    void days_of_a_policy_that_would_have_had_no_response_end_in_nothing() {
        SlaPolicy mail = new SlaPolicy(
                "p",
                2,
                "P",
                "P",
                Match.ofChannels(Channel.EMAIL),
                "office",
                average(5, TimeBasis.CLOCK, null).targets(),
                true);
        DryRun.Result result = judged(List.of(response("2026-11-23T09:00:00Z", "2026-11-23T09:05:00Z", null)), mail);
        assertThat(result.days()).singleElement().satisfies(day -> {
            assertThat(day.wasVerdict()).isEqualTo(DryRun.Verdict.BREACHED);
            assertThat(day.wouldVerdict()).isEqualTo(DryRun.Verdict.NONE);
        });
    }

    private static DryRun.Result judged(List<PastResponse> past, SlaPolicy tried) {
        return new DryRun(new PolicyBook(List.of()).with(tried), any -> OFFICE).over(List.of(), past);
    }

    /** One that was judged with a target of a second. */
    private static PastResponse response(String asked, String answered, @Nullable Integer attain) {
        return new PastResponse(
                OVER_THE_WEEKEND.conversation(),
                CHAT,
                "p",
                Instant.parse(asked),
                Instant.parse(answered),
                Duration.ofMinutes(5),
                Duration.ofSeconds(1),
                attain);
    }

    private static SlaPolicy average(long minutes, TimeBasis basis, @Nullable Integer attain) {
        Target target = new Target(
                Metric.AVERAGE_RESPONSE, Duration.ofMinutes(minutes), null, basis, List.of(), Set.of(), attain, null);
        return new SlaPolicy("p", 2, "P", "P", Match.ANY, "office", List.of(target), true);
    }

    private static DryRun.Example run(SlaPolicy policy) {
        List<DryRun.Example> examples = new DryRun(new PolicyBook(List.of()).with(policy), any -> OFFICE)
                .over(List.of(OVER_THE_WEEKEND, met()), List.of())
                .examples();
        return examples.stream()
                .filter(example -> example.was() == DryRun.Verdict.BREACHED)
                .findFirst()
                .orElseGet(() -> examples.getFirst());
    }

    /** The same, had it been met: so that whatever the verdict, one of the two is an example. */
    private static PastClock met() {
        return new PastClock(
                OVER_THE_WEEKEND.conversation(), Metric.RESOLUTION, CHAT, false, OVER_THE_WEEKEND.stretches());
    }

    private static SlaPolicy policy(long minutes, TimeBasis basis, Stage... pausedIn) {
        Target target = new Target(
                Metric.RESOLUTION, Duration.ofMinutes(minutes), null, basis, List.of(), Set.of(pausedIn), null, null);
        return new SlaPolicy("p", 1, "P", "P", Match.ANY, "office", List.of(target), true);
    }

    private static PastClock.Stretch stretch(Stage stage, String from, String to) {
        return new PastClock.Stretch(stage, Instant.parse(from), Instant.parse(to));
    }
}
