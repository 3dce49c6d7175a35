package io.pronto.sla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import io.pronto.sla.calendar.BusinessCalendar;
import io.pronto.sla.calendar.CalendarDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each number of each pack, and that each pack can be used as it comes. */
class ShippedPacksTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // pack, channel, tier, priority, topic, metric, must s, goal s, attain %
        "ecommerce, CHAT, STANDARD, NORMAL, , AVERAGE_RESPONSE, 30, , ",
        "ecommerce, CHAT, PREMIUM, NORMAL, , AVERAGE_RESPONSE, 10, , ",
        "ecommerce, API, VIP, NORMAL, , AVERAGE_RESPONSE, 10, , ",
        "finance, CHAT, STANDARD, NORMAL, , AVERAGE_RESPONSE, 60, , ",
        "finance, CHAT, PREMIUM, NORMAL, , AVERAGE_RESPONSE, 30, , ",
        "services, CHAT, STANDARD, NORMAL, , AVERAGE_RESPONSE, 300, , ",
        "services, CHAT, VIP, NORMAL, , AVERAGE_RESPONSE, 120, , ",
        "internal, CHAT, STANDARD, NORMAL, , AVERAGE_RESPONSE, 600, , ",
        "internal, CHAT, STANDARD, URGENT, , AVERAGE_RESPONSE, 300, , ",
        "online-support, CHAT, STANDARD, NORMAL, , FIRST_RESPONSE, 60, 30, ",
        "online-support, API, PREMIUM, NORMAL, , FIRST_RESPONSE, 15, , ",
        "online-support, CHAT, VIP, NORMAL, , FIRST_RESPONSE, 15, , ",
        "online-support, CHAT, PREMIUM, NORMAL, , NEXT_RESPONSE, 60, , ",
        "online-support, CHAT, STANDARD, NORMAL, , AVERAGE_RESPONSE, 60, , ",
        "online-support, CHAT, STANDARD, NORMAL, , RESOLUTION, 1800, 900, ",
        "online-support, CHAT, STANDARD, NORMAL, technical, RESOLUTION, 7200, 3600, ",
        "marketplace, CHAT, STANDARD, NORMAL, , FIRST_RESPONSE, 10, , ",
        "marketplace, CHAT, STANDARD, NORMAL, refund, FIRST_RESPONSE, 10, , ",
        "marketplace, CHAT, STANDARD, NORMAL, refund, AVERAGE_RESPONSE, 30, , 90",
        "marketplace, CHAT, STANDARD, NORMAL, complaint, AVERAGE_RESPONSE, 30, , 90",
        "marketplace, CHAT, STANDARD, NORMAL, logistics, AVERAGE_RESPONSE, 300, , 80",
        "channel-standard-phone, PHONE, STANDARD, NORMAL, , ANSWER_SPEED, 18, , ",
        "channel-standard-phone, PHONE, STANDARD, NORMAL, technical, ANSWER_SPEED, 30, , ",
        "channel-standard-phone, PHONE, STANDARD, NORMAL, , CALLBACK, 7200, , ",
        "channel-standard-phone, PHONE, STANDARD, NORMAL, technical, CALLBACK, 7200, , ",
        "channel-standard-email, EMAIL, STANDARD, URGENT, , FIRST_RESPONSE, 3600, , ",
        "channel-standard-email, EMAIL, STANDARD, NORMAL, , FIRST_RESPONSE, 14400, , ",
        "channel-standard-email, EMAIL, STANDARD, LOW, , FIRST_RESPONSE, 86400, , ",
        "channel-standard-chat, CHAT, STANDARD, NORMAL, , GREETING, 5, , ",
        "channel-standard-chat, CHAT, STANDARD, NORMAL, , FIRST_RESPONSE, 60, , ",
        "channel-standard-social, SOCIAL, STANDARD, NORMAL, complaint, FIRST_RESPONSE, 7200, , ",
        "channel-standard-social, SOCIAL, STANDARD, NORMAL, help, FIRST_RESPONSE, 7200, , ",
        "channel-standard-social, SOCIAL, STANDARD, NORMAL, , FIRST_RESPONSE, 43200, , ",
        "channel-standard-self-service, CHAT, STANDARD, NORMAL, , KNOWLEDGE_FRESHNESS, 86400, , ",
        "b2b-support, EMAIL, STANDARD, URGENT, , FIRST_RESPONSE, 7200, , ",
        "b2b-support, EMAIL, STANDARD, NORMAL, , FIRST_RESPONSE, 32400, , ",
        "retail-returns, CHAT, STANDARD, NORMAL, returns, RESOLUTION, 86400, , ",
        "retail-returns, CHAT, STANDARD, NORMAL, returns, FIRST_RESPONSE, 3600, , ",
        "retail-returns, CHAT, STANDARD, NORMAL, logistics, FIRST_RESPONSE, 600, , ",
    })
    void a_pack_promises_what_its_standard_says(
            String pack,
            Channel channel,
            Tier tier,
            Priority priority,
            @Nullable String topic,
            Metric metric,
            long must,
            @Nullable Long goal,
            @Nullable Integer attain) {
        PolicyBook book = new PolicyBook(ShippedPacks.named(pack).orElseThrow().policies());
        Enquiry enquiry = new Enquiry(channel, null, priority, tier, "zh", topic, Set.of(), channel == Channel.SOCIAL);
        Target target = book.choose(metric, enquiry).orElseThrow().target();
        assertThat(target.must()).isEqualTo(Duration.ofSeconds(must));
        assertThat(target.goal()).isEqualTo(goal == null ? null : Duration.ofSeconds(goal));
        assertThat(target.attainPercent()).isEqualTo(attain);
    }

    @Test
    void what_is_said_in_private_is_no_public_comment() {
        PolicyBook book = new PolicyBook(
                ShippedPacks.named("channel-standard-social").orElseThrow().policies());
        Enquiry message = new Enquiry(Channel.SOCIAL, null, Priority.NORMAL, Tier.STANDARD, "zh", "complaint");
        assertThat(book.choose(Metric.FIRST_RESPONSE, message)).isEmpty();
    }

    @Test
    void a_business_day_is_due_at_the_same_time_on_the_next_one() {
        BusinessCalendar office = new BusinessCalendar(PackWords.OFFICE_HOURS);
        assertThat(office.deadlineAfter(Instant.parse("2026-11-20T02:30:00Z"), PackWords.OFFICE_DAY))
                .hasToString("Due[at=2026-11-23T02:30:00Z]");
    }

    @Test
    void every_pack_is_usable_and_speaks_both_languages() {
        Map<String, CalendarDefinition> calendars = new HashMap<>();
        Set<String> ids = new java.util.HashSet<>();
        for (PolicyPack pack : ShippedPacks.all()) {
            assertThat(pack.nameZh() + pack.aboutZh()).matches("\\p{IsHan}.*\\p{IsHan}.*");
            pack.calendars().forEach(calendar -> {
                assertThat(calendar.check()).isEmpty();
                assertThat(calendars.putIfAbsent(calendar.id(), calendar)).isIn(null, calendar);
            });
            for (SlaPolicy policy : pack.policies()) {
                assertThat(ids.add(policy.id())).as(policy.id()).isTrue();
                CalendarDefinition hours = pack.calendars().stream()
                        .filter(calendar -> calendar.id().equals(policy.calendar()))
                        .findFirst()
                        .orElseThrow();
                assertThat(policy.check(new BusinessCalendar(hours), NOW)).isEmpty();
                assertThat(policy.nameZh()).matches(".*\\p{IsHan}.*");
            }
        }
    }
}
