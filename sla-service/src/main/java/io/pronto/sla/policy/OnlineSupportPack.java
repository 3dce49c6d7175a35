package io.pronto.sla.policy;

import static io.pronto.sla.policy.PackWords.ONLINE;
import static io.pronto.sla.policy.PackWords.SUPPORT_HOURS;
import static io.pronto.sla.policy.PackWords.average;
import static io.pronto.sla.policy.PackWords.byClock;
import static io.pronto.sla.policy.PackWords.hours;
import static io.pronto.sla.policy.PackWords.inBusinessTime;
import static io.pronto.sla.policy.PackWords.minutes;
import static io.pronto.sla.policy.PackWords.policy;
import static io.pronto.sla.policy.PackWords.seconds;

import io.pronto.contracts.Metric;
import io.pronto.contracts.Tier;
import java.util.List;

/**
 * 在线客服: first response 60 s (goal 30 s), premium 15 s; responses 60 s, each and on average; resolution 30 min (goal
 * 15 min), complex 2 h (goal 1 h).
 */
final class OnlineSupportPack {
    /** Topics that take longer than the usual question. */
    private static final String[] COMPLEX_TOPICS = {"complex", "technical", "complaint"};

    static final PolicyPack PACK = new PolicyPack(
            "online-support",
            "Online support",
            "在线客服",
            "First human reply within 60 s (goal 30 s), premium customers 15 s; every further reply within 60 s, and so"
                    + " their average; simple questions solved in 30 min (goal 15 min), complex ones in 2 h (goal 1 h).",
            "首次人工响应 60 秒（目标 30 秒），高端客户 15 秒；每次响应及平均响应 60 秒；简单问题 30 分钟内解决（目标 15 分钟），复杂问题 2 小时（目标 1 小时）。",
            List.of(SUPPORT_HOURS),
            List.of(
                    policy(
                            "online-support",
                            "Online support",
                            "在线客服",
                            ONLINE,
                            SUPPORT_HOURS,
                            byClock(Metric.FIRST_RESPONSE, seconds(60), seconds(30)),
                            byClock(Metric.NEXT_RESPONSE, seconds(60)),
                            average(seconds(60)),
                            inBusinessTime(Metric.RESOLUTION, minutes(30), minutes(15))),
                    policy(
                            "online-support-premium",
                            "Online support, premium customers",
                            "在线客服·高端客户",
                            ONLINE.andTiers(Tier.PREMIUM, Tier.VIP),
                            SUPPORT_HOURS,
                            byClock(Metric.FIRST_RESPONSE, seconds(15))),
                    policy(
                            "online-support-complex",
                            "Online support, complex questions",
                            "在线客服·复杂问题",
                            ONLINE.andTopics(COMPLEX_TOPICS),
                            SUPPORT_HOURS,
                            inBusinessTime(Metric.RESOLUTION, hours(2), hours(1)))));

    private OnlineSupportPack() {}
}
