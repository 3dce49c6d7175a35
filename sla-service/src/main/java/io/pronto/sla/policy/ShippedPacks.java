package io.pronto.sla.policy;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Tier;
import io.pronto.sla.calendar.CalendarDefinition;
import io.pronto.sla.calendar.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The packs that come with the product. Their numbers are common service standards of online customer service in China.
 *
 * <p>Promises of seconds count by the clock: who answers a chat is there while it is open. Promises about solutions count
 * the hours of {@value #SUPPORT_HOURS}.
 */
public final class ShippedPacks {
    /** The calendar of the packs' business time. */
    public static final String SUPPORT_HOURS = "support-hours";
    /** Topics that take longer than the usual question. */
    static final String[] COMPLEX_TOPICS = {"complex", "technical", "complaint"};

    private ShippedPacks() {}

    /** All packs, in the order in which they are shown. */
    public static List<PolicyPack> all() {
        return List.of(onlineSupport(), channelStandardChat());
    }

    /** The pack of that name. */
    public static Optional<PolicyPack> named(String id) {
        return all().stream().filter(pack -> pack.id().equals(id)).findFirst();
    }

    /** First response 60 s (goal 30 s), premium 15 s; each response 60 s; resolution 30 min (goal 15 min), complex 2 h (goal 1 h). 在线客服 */
    private static PolicyPack onlineSupport() {
        Match online = Match.ofChannels(Channel.CHAT, Channel.API);
        SlaPolicy general = policy(
                "online-support",
                "Online support",
                "在线客服",
                online,
                byClock(Metric.FIRST_RESPONSE, seconds(60), seconds(30), 50, 80),
                byClock(Metric.NEXT_RESPONSE, seconds(60), null, 50, 80),
                inBusinessTime(Metric.RESOLUTION, minutes(30), minutes(15), 50, 80));
        SlaPolicy premium = policy(
                "online-support-premium",
                "Online support, premium customers",
                "在线客服·高端客户",
                online.andTiers(Tier.PREMIUM, Tier.VIP),
                byClock(Metric.FIRST_RESPONSE, seconds(15), null, 60));
        SlaPolicy complex = policy(
                "online-support-complex",
                "Online support, complex questions",
                "在线客服·复杂问题",
                online.andTopics(COMPLEX_TOPICS),
                inBusinessTime(Metric.RESOLUTION, minutes(120), minutes(60), 50, 80));
        return new PolicyPack(
                "online-support",
                "Online support",
                "在线客服",
                "First human reply within 60 s (goal 30 s), premium customers 15 s; every further reply within 60 s;"
                        + " simple questions solved in 30 min (goal 15 min), complex ones in 2 h (goal 1 h).",
                "首次人工响应 60 秒（目标 30 秒），高端客户 15 秒；每次响应 60 秒；简单问题 30 分钟内解决（目标 15 分钟），复杂问题 2 小时（目标 1 小时）。",
                List.of(supportHours()),
                List.of(general, premium, complex));
    }

    /** Greeting 5 s, a person joins within 60 s. 在线聊天渠道标准 */
    private static PolicyPack channelStandardChat() {
        SlaPolicy chat = policy(
                "channel-standard-chat",
                "Channel standard: chat",
                "渠道标准·在线聊天",
                Match.ofChannels(Channel.CHAT),
                byClock(Metric.GREETING, seconds(5), null),
                byClock(Metric.FIRST_RESPONSE, seconds(60), null, 50, 80));
        return new PolicyPack(
                "channel-standard-chat",
                "Channel standard: chat",
                "渠道标准·在线聊天",
                "WeChat and in-app chat: automatic greeting within 5 s, a person joins within 60 s.",
                "微信与应用内聊天：5 秒内自动问候，60 秒内人工接入。",
                List.of(supportHours()),
                List.of(chat));
    }

    /** Every day from eight to ten at night, the usual hours of a shop. */
    private static CalendarDefinition supportHours() {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(Span.of("08:00", "22:00")));
        }
        return new CalendarDefinition(
                SUPPORT_HOURS, "Support hours", "客服工作时间", "Asia/Shanghai", week, List.of(), List.of());
    }

    private static SlaPolicy policy(String id, String name, String nameZh, Match match, Target... targets) {
        return new SlaPolicy(id, 1, name, nameZh, match, SUPPORT_HOURS, List.of(targets), true);
    }

    private static Target byClock(Metric metric, Duration must, @Nullable Duration goal, Integer... warnAt) {
        return Target.usual(metric, must, goal, TimeBasis.CLOCK, warnings(warnAt));
    }

    private static Target inBusinessTime(Metric metric, Duration must, @Nullable Duration goal, Integer... warnAt) {
        return Target.usual(metric, must, goal, TimeBasis.BUSINESS, warnings(warnAt));
    }

    private static List<Warning> warnings(Integer... percents) {
        return java.util.Arrays.stream(percents).map(Warning::atPercent).toList();
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }
}
