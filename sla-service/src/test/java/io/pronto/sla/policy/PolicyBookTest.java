package io.pronto.sla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import io.pronto.contracts.WarningRecipient;
import io.pronto.sla.calendar.BusinessCalendar;
import io.pronto.sla.calendar.CalendarDefinition;
import io.pronto.sla.calendar.CalendarFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyBookTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    @Test
    void the_more_special_policy_wins_and_says_why() {
        SlaPolicy everyone = policy("everyone", Match.ANY, 300);
        SlaPolicy chinese = policy("chinese", Match.ANY.andLanguages("zh"), 200);
        SlaPolicy vip = policy("vip", Match.ANY.andTiers(Tier.VIP), 600);
        PolicyBook book = new PolicyBook(List.of(everyone, chinese, vip));
        List<PolicyBook.Choice> fits =
                book.candidates(Metric.FIRST_RESPONSE, enquiry(Channel.CHAT, Tier.VIP, null, "zh-CN"));
        assertThat(fits).extracting(choice -> choice.policy().id()).containsExactly("vip", "chinese", "everyone");
        assertThat(fits.getFirst().reasons()).containsExactly("tier=vip");
        assertThat(fits.getLast().reasons()).containsExactly("any");
        assertThat(book.choose(Metric.RESOLUTION, enquiry(Channel.CHAT, Tier.VIP, null, "zh")))
                .isEmpty();
    }

    @Test
    void each_condition_outweighs_all_lesser_ones_together() {
        List<Match> lesserFirst = List.of(
                Match.ANY,
                Match.ANY.andLanguages("en"),
                Match.ANY.andVisibility(Visibility.PRIVATE),
                Match.ANY.andTags("abroad"),
                Match.ofChannels(Channel.CHAT),
                Match.ANY.andPriorities(Priority.URGENT),
                Match.ANY.andTiers(Tier.VIP),
                Match.ANY.andQueues("returns"),
                Match.ANY.andTopics("refund"));
        int sum = 0;
        for (Match match : lesserFirst.subList(1, lesserFirst.size())) {
            assertThat(match.weight()).as("%s", match).isGreaterThan(sum);
            sum += match.weight();
        }
    }

    @Test
    void one_of_the_tags_is_enough_and_public_is_not_private() {
        Enquiry comment = enquiry(Channel.SOCIAL, Tier.STANDARD, null, "en")
                .tagged(Set.of("abroad", "vat"))
                .readable(true);
        Match match = Match.ANY.andTags("vat", "customs").andVisibility(Visibility.PUBLIC);
        assertThat(match.fits(comment)).isTrue();
        assertThat(match.reasons(comment)).containsExactly("tag=vat", "visibility=public");
        assertThat(match.fits(comment.readable(false))).isFalse();
        assertThat(match.fits(comment.tagged(Set.of("abroad")))).isFalse();
    }

    @Test
    void a_warning_lies_inside_its_target_and_goes_to_somebody() {
        BusinessCalendar always = new BusinessCalendar(CalendarDefinition.alwaysOpen("always", "UTC"));
        for (Warning bad : List.of(
                new Warning(new Point.AtPercent(0), Set.of(WarningRecipient.AGENT)),
                new Warning(new Point.AtPercent(100), Set.of(WarningRecipient.AGENT)),
                new Warning(new Point.Before(Duration.ZERO), Set.of(WarningRecipient.AGENT)),
                new Warning(new Point.Before(Duration.ofMinutes(1)), Set.of(WarningRecipient.AGENT)),
                new Warning(new Point.AtPercent(50), Set.of()))) {
            Target target =
                    Target.usual(Metric.RESOLUTION, Duration.ofMinutes(1), null, TimeBasis.BUSINESS, List.of(bad));
            assertReason(check(target, always), PolicyRefusal.Reason.WARNING_OUT_OF_RANGE);
        }
    }

    @Test
    void what_is_judged_per_day_has_an_attainment_and_no_deadline() {
        BusinessCalendar always = new BusinessCalendar(CalendarDefinition.alwaysOpen("always", "UTC"));
        assertThat(check(windowed(Metric.AVERAGE_RESPONSE, 80, null), always)).isEmpty();
        for (Target bad : List.of(
                windowed(Metric.AVERAGE_RESPONSE, 0, null),
                windowed(Metric.AVERAGE_RESPONSE, 101, null),
                windowed(Metric.RESOLUTION, 80, null),
                windowed(Metric.AVERAGE_RESPONSE, 80, "overdue"),
                Target.usual(
                        Metric.AVERAGE_RESPONSE,
                        Duration.ofMinutes(1),
                        null,
                        TimeBasis.CLOCK,
                        List.of(Warning.atPercent(50))))) {
            assertThat(check(bad, always)).as("%s", bad).isPresent();
        }
    }

    private static Target windowed(Metric metric, int attain, @Nullable String ladder) {
        return new Target(metric, Duration.ofMinutes(1), null, TimeBasis.CLOCK, List.of(), Set.of(), attain, ladder);
    }

    @Test
    void of_two_equally_special_promises_the_harder_one_is_kept() {
        PolicyBook book = new PolicyBook(List.of(policy("a", Match.ANY, 300), policy("b", Match.ANY, 60)));
        assertThat(book.choose(Metric.FIRST_RESPONSE, enquiry(Channel.CHAT, Tier.STANDARD, null, "en")))
                .hasValueSatisfying(choice -> assertThat(choice.policy().id()).isEqualTo("b"));
    }

    @Test
    void a_policy_that_cannot_be_kept_is_refused_with_its_field() {
        BusinessCalendar tiny = CalendarFixtures.aCalendar("UTC")
                .on(java.time.DayOfWeek.MONDAY, "10:00", "10:01")
                .compiled();
        assertReason(check(target(Duration.ofDays(300), null, List.of()), tiny), PolicyRefusal.Reason.NEVER_DUE);
        assertReason(check(target(Duration.ZERO, null, List.of()), tiny), PolicyRefusal.Reason.DURATION_OUT_OF_RANGE);
        assertReason(
                check(target(Duration.ofSeconds(-5), null, List.of()), tiny),
                PolicyRefusal.Reason.DURATION_OUT_OF_RANGE);
        assertReason(
                check(target(Duration.ofDays(4000), null, List.of()), tiny),
                PolicyRefusal.Reason.DURATION_OUT_OF_RANGE);
        assertReason(
                check(target(Duration.ofMinutes(1), Duration.ofMinutes(2), List.of()), tiny),
                PolicyRefusal.Reason.GOAL_OVER_TARGET);
        assertReason(
                check(target(Duration.ofMinutes(1), null, List.of(50, 100)), tiny),
                PolicyRefusal.Reason.WARNING_OUT_OF_RANGE);
    }

    private static Target target(Duration must, @Nullable Duration goal, List<Integer> warnings) {
        return new Target(
                Metric.RESOLUTION,
                must,
                goal,
                TimeBasis.BUSINESS,
                warnings.stream().map(Warning::atPercent).toList(),
                Set.of(),
                null,
                null);
    }

    private static Optional<PolicyRefusal> check(Target target, BusinessCalendar hours) {
        return new SlaPolicy("p", 1, "P", "P", Match.ANY, "hours", List.of(target), true).check(hours, NOW);
    }

    private static void assertReason(Optional<PolicyRefusal> refusal, PolicyRefusal.Reason reason) {
        assertThat(refusal).hasValueSatisfying(found -> {
            assertThat(found.reason()).isEqualTo(reason);
            assertThat(found.field()).startsWith("targets[RESOLUTION].");
        });
    }

    private static SlaPolicy policy(String id, Match match, long seconds) {
        Target target = new Target(
                Metric.FIRST_RESPONSE,
                Duration.ofSeconds(seconds),
                null,
                TimeBasis.CLOCK,
                List.of(),
                Set.of(),
                null,
                null);
        return new SlaPolicy(id, 1, id, id, match, "hours", List.of(target), true);
    }

    private static Enquiry enquiry(Channel channel, Tier tier, @Nullable String topic, String language) {
        return new Enquiry(channel, null, Priority.NORMAL, tier, language, topic);
    }
}
