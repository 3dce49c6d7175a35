package io.pronto.sla.policy;

import static io.pronto.sla.policy.PackWords.OFFICE_HOURS;
import static io.pronto.sla.policy.PackWords.ONLINE;
import static io.pronto.sla.policy.PackWords.SUPPORT_HOURS;
import static io.pronto.sla.policy.PackWords.average;
import static io.pronto.sla.policy.PackWords.minutes;
import static io.pronto.sla.policy.PackWords.policy;
import static io.pronto.sla.policy.PackWords.seconds;

import io.pronto.contracts.Priority;
import io.pronto.contracts.Tier;
import java.util.List;

/** 行业标准: what an industry expects of the average response time (ART). */
final class IndustryPacks {
    private static final Match PREMIUM = ONLINE.andTiers(Tier.PREMIUM, Tier.VIP);

    /** ART 30 s, premium 10 s. 电商 */
    static final PolicyPack ECOMMERCE = new PolicyPack(
            "ecommerce",
            "E-commerce",
            "电商",
            "Average response within 30 s, premium customers 10 s.",
            "平均响应时长 30 秒，高端客户 10 秒。",
            List.of(SUPPORT_HOURS),
            List.of(
                    policy("ecommerce", "E-commerce", "电商", ONLINE, SUPPORT_HOURS, average(seconds(30))),
                    policy(
                            "ecommerce-premium",
                            "E-commerce, premium customers",
                            "电商·高端客户",
                            PREMIUM,
                            SUPPORT_HOURS,
                            average(seconds(10)))));

    /** ART 60 s, large institutions 30 s. 金融 */
    static final PolicyPack FINANCE = new PolicyPack(
            "finance",
            "Finance",
            "金融",
            "Average response within 60 s, large institutions (premium and VIP customers) 30 s.",
            "平均响应时长 60 秒，大型机构客户（高级与 VIP）30 秒。",
            List.of(SUPPORT_HOURS),
            List.of(
                    policy("finance", "Finance", "金融", ONLINE, SUPPORT_HOURS, average(seconds(60))),
                    policy(
                            "finance-institution",
                            "Finance, large institutions",
                            "金融·大型机构",
                            PREMIUM,
                            SUPPORT_HOURS,
                            average(seconds(30)))));

    /** ART 5 min, premium 2 min. 服务业 */
    static final PolicyPack SERVICES = new PolicyPack(
            "services",
            "Services",
            "服务业",
            "Average response within 5 min, premium customers 2 min.",
            "平均响应时长 5 分钟，高端客户 2 分钟。",
            List.of(SUPPORT_HOURS),
            List.of(
                    policy("services", "Services", "服务业", ONLINE, SUPPORT_HOURS, average(minutes(5))),
                    policy(
                            "services-premium",
                            "Services, premium customers",
                            "服务业·高端客户",
                            PREMIUM,
                            SUPPORT_HOURS,
                            average(minutes(2)))));

    /** ART 10 min, urgent 5 min. 内部支持 */
    static final PolicyPack INTERNAL = new PolicyPack(
            "internal",
            "Internal support",
            "内部支持",
            "For colleagues, in office hours: average response within 10 min, urgent matters 5 min.",
            "面向内部员工，按办公时间计：平均响应时长 10 分钟，紧急事项 5 分钟。",
            List.of(OFFICE_HOURS),
            List.of(
                    policy("internal", "Internal support", "内部支持", ONLINE, OFFICE_HOURS, average(minutes(10))),
                    policy(
                            "internal-urgent",
                            "Internal support, urgent matters",
                            "内部支持·紧急事项",
                            ONLINE.andPriorities(Priority.URGENT),
                            OFFICE_HOURS,
                            average(minutes(5)))));

    private IndustryPacks() {}
}
