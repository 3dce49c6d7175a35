package io.pronto.sla.policy;

import static io.pronto.sla.policy.PackWords.OFFICE_DAY;
import static io.pronto.sla.policy.PackWords.OFFICE_HOURS;
import static io.pronto.sla.policy.PackWords.SUPPORT_HOURS;
import static io.pronto.sla.policy.PackWords.byClock;
import static io.pronto.sla.policy.PackWords.hours;
import static io.pronto.sla.policy.PackWords.inBusinessTime;
import static io.pronto.sla.policy.PackWords.minutes;
import static io.pronto.sla.policy.PackWords.policy;

import io.pronto.contracts.Metric;
import io.pronto.contracts.Priority;
import java.util.List;

/** Promises of a trade, whatever the channel. */
final class BusinessPacks {
    /** Critical first response 2 h, general one business day. 企业客户支持 */
    static final PolicyPack B2B_SUPPORT = new PolicyPack(
            "b2b-support",
            "Support for companies",
            "企业客户支持",
            "First human reply: critical (business down) within 2 h, at any hour; general within one business day.",
            "首次人工响应：严重（业务中断）2 小时，全天计时；一般问题 1 个工作日。",
            List.of(OFFICE_HOURS),
            List.of(
                    policy(
                            "b2b-support",
                            "Support for companies",
                            "企业客户支持",
                            Match.ANY,
                            OFFICE_HOURS,
                            inBusinessTime(Metric.FIRST_RESPONSE, OFFICE_DAY)),
                    policy(
                            "b2b-support-critical",
                            "Support for companies, business down",
                            "企业客户支持·业务中断",
                            Match.ANY.andPriorities(Priority.URGENT),
                            OFFICE_HOURS,
                            byClock(Metric.FIRST_RESPONSE, hours(2)))));

    /** Returns acknowledged within 1 h and settled within 24 h; where a parcel is, within 10 min. 零售退换货 */
    static final PolicyPack RETAIL_RETURNS = new PolicyPack(
            "retail-returns",
            "Retail returns",
            "零售退换货",
            "Return requests acknowledged within 1 h, handled and answered within 24 h; questions about where a parcel"
                    + " is answered within 10 min.",
            "退换货申请 1 小时内确认受理，24 小时内处理并答复；物流状态查询 10 分钟内答复。",
            List.of(SUPPORT_HOURS),
            List.of(
                    policy(
                            "retail-returns",
                            "Retail returns",
                            "零售退换货",
                            Match.ANY.andTopics("returns", "return", "refund", "refunds"),
                            SUPPORT_HOURS,
                            inBusinessTime(Metric.FIRST_RESPONSE, hours(1)),
                            byClock(Metric.RESOLUTION, hours(24))),
                    policy(
                            "retail-returns-logistics",
                            "Retail, logistics status",
                            "零售·物流状态",
                            Match.ANY.andTopics("logistics", "shipping", "delivery"),
                            SUPPORT_HOURS,
                            inBusinessTime(Metric.FIRST_RESPONSE, minutes(10)))));

    private BusinessPacks() {}
}
