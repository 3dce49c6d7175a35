package io.pronto.sla.policy;

import static io.pronto.sla.policy.PackWords.ONLINE;
import static io.pronto.sla.policy.PackWords.REFUNDS_AND_COMPLAINTS;
import static io.pronto.sla.policy.PackWords.SUPPORT_HOURS;
import static io.pronto.sla.policy.PackWords.average;
import static io.pronto.sla.policy.PackWords.byClock;
import static io.pronto.sla.policy.PackWords.minutes;
import static io.pronto.sla.policy.PackWords.policy;
import static io.pronto.sla.policy.PackWords.seconds;

import io.pronto.contracts.Metric;
import java.util.List;

/**
 * 平台店铺考核: first response 10 s; responses about refunds and complaints 30 s in at least 90 %, about anything else
 * 5 min in at least 80 %, judged per day and per week.
 */
final class MarketplacePack {
    static final PolicyPack PACK = new PolicyPack(
            "marketplace",
            "Marketplace assessment",
            "平台店铺考核",
            "First human reply within 10 s. Per day and per week at least 90 % of responses about refunds and complaints"
                    + " within 30 s, and at least 80 % of those about products and logistics within 5 min.",
            "首次人工响应 10 秒。按日、按周考核：退款与投诉类响应 30 秒达标率不低于 90%，商品与物流类响应 5 分钟达标率不低于 80%。",
            List.of(SUPPORT_HOURS),
            List.of(
                    policy(
                            "marketplace",
                            "Marketplace, general questions",
                            "平台店铺考核·一般咨询",
                            ONLINE,
                            SUPPORT_HOURS,
                            byClock(Metric.FIRST_RESPONSE, seconds(10)),
                            average(minutes(5), 80)),
                    policy(
                            "marketplace-urgent",
                            "Marketplace, refunds and complaints",
                            "平台店铺考核·退款与投诉",
                            ONLINE.andTopics(REFUNDS_AND_COMPLAINTS),
                            SUPPORT_HOURS,
                            average(seconds(30), 90))));

    private MarketplacePack() {}
}
