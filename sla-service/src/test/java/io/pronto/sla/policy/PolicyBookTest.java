package io.pronto.sla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyBookTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private final PolicyBook shipped = new PolicyBook(ShippedPacks.all().stream()
            .flatMap(pack -> pack.policies().stream())
            .toList());

    @ParameterizedTest
    @CsvSource({
        "CHAT, STANDARD, , GREETING, 5, ",
        "CHAT, STANDARD, , FIRST_RESPONSE, 60, ",
        "API, STANDARD, , FIRST_RESPONSE, 60, 30",
        "CHAT, PREMIUM, , FIRST_RESPONSE, 15, ",
        "CHAT, VIP, , FIRST_RESPONSE, 15, ",
        "CHAT, PREMIUM, , NEXT_RESPONSE, 60, ",
        "CHAT, STANDARD, , RESOLUTION, 1800, 900",
        "CHAT, STANDARD, technical, RESOLUTION, 7200, 3600",
    })
    void the_packs_promise_what_the_standards_say(
            Channel channel, Tier tier, @Nullable String topic, Metric metric, long must, @Nullable Long goal) {
        PolicyBook.Choice choice =
                shipped.choose(metric, enquiry(channel, tier, topic, "en")).orElseThrow();
        assertThat(choice.target().must()).isEqualTo(Duration.ofSeconds(must));
        assertThat(choice.target().goal()).isEqualTo(goal == null ? null : Duration.ofSeconds(goal));
    }

    @Test
    void every_shipped_pack_is_usable_and_speaks_both_languages() {
        for (PolicyPack pack : ShippedPacks.all()) {
            assertThat(pack.nameZh()).matches(".*\\p{IsHan}.*");
            assertThat(pack.aboutZh()).matches(".*\\p{IsHan}.*");
            pack.calendars().forEach(calendar -> assertThat(calendar.check()).isEmpty());
            for (SlaPolicy policy : pack.policies()) {
                CalendarDefinition hours = pack.calendars().stream()
                        .filter(calendar -> calendar.id().equals(policy.calendar()))
                        .findFirst()
                        .orElseThrow();
                assertThat(policy.check(new BusinessCalendar(hours), NOW)).isEmpty();
                assertThat(policy.nameZh()).matches(".*\\p{IsHan}.*");
            }
        }
    }

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
