package io.pronto.sla.policy;

import static io.pronto.sla.policy.PackWords.SUPPORT_HOURS;
import static io.pronto.sla.policy.PackWords.byClock;
import static io.pronto.sla.policy.PackWords.escalated;
import static io.pronto.sla.policy.PackWords.greeting;
import static io.pronto.sla.policy.PackWords.hours;
import static io.pronto.sla.policy.PackWords.inBusinessTime;
import static io.pronto.sla.policy.PackWords.policy;
import static io.pronto.sla.policy.PackWords.seconds;

import io.pronto.contracts.Channel;
import io.pronto.contracts.Metric;
import io.pronto.contracts.Priority;
import java.util.List;

/** 渠道标准: what is usual on each channel. */
final class ChannelStandardPacks {
    private static final Match PHONE_CALLS = Match.ofChannels(Channel.PHONE);
    private static final Match LETTERS = Match.ofChannels(Channel.EMAIL);
    private static final Match COMMENTS = Match.ofChannels(Channel.SOCIAL).andVisibility(Visibility.PUBLIC);

    /** Picked up within 3 rings (18 s), technical support within 30 s; called back within 2 h. 电话 */
    static final PolicyPack PHONE = new PolicyPack(
            "channel-standard-phone",
            "Channel standard: phone",
            "渠道标准·电话",
            "Calls answered within three rings (18 s), technical support within 30 s; called back within 2 h.",
            "一般来电三声铃响内（18 秒）接听，技术支持 30 秒内接听；2 小时内回拨。",
            List.of(SUPPORT_HOURS),
            List.of(
                    policy(
                            "channel-standard-phone",
                            "Channel standard: phone",
                            "渠道标准·电话",
                            PHONE_CALLS,
                            SUPPORT_HOURS,
                            byClock(Metric.ANSWER_SPEED, seconds(18)),
                            inBusinessTime(Metric.CALLBACK, hours(2))),
                    policy(
                            "channel-standard-phone-technical",
                            "Channel standard: phone, technical support",
                            "渠道标准·电话·技术支持",
                            PHONE_CALLS.andTopics("technical"),
                            SUPPORT_HOURS,
                            byClock(Metric.ANSWER_SPEED, seconds(30)))));

    /** First response urgent 1 h, normal 4 h, low 24 h; a receipt is no response. 邮件与工单 */
    static final PolicyPack EMAIL = new PolicyPack(
            "channel-standard-email",
            "Channel standard: e-mail and tickets",
            "渠道标准·邮件与工单",
            "First human reply with an opinion or the next step: urgent (system failure) within 1 h, normal within 4 h,"
                    + " low (suggestion) within 24 h. An automatic receipt does not count. Overdue: the superior is told, and the"
                    + " manager an hour later.",
            "首次人工回复须含初步意见或下一步：紧急（系统故障）1 小时，一般 4 小时，低（建议）24 小时。自动回执不算。超时通知上级主管，一小时后通知经理。",
            List.of(SUPPORT_HOURS),
            List.of(
                    policy(
                            "channel-standard-email",
                            "Channel standard: e-mail",
                            "渠道标准·邮件",
                            LETTERS,
                            SUPPORT_HOURS,
                            escalated(inBusinessTime(Metric.FIRST_RESPONSE, hours(4)))),
                    policy(
                            "channel-standard-email-urgent",
                            "Channel standard: e-mail, urgent",
                            "渠道标准·邮件·紧急",
                            LETTERS.andPriorities(Priority.URGENT),
                            SUPPORT_HOURS,
                            escalated(byClock(Metric.FIRST_RESPONSE, hours(1)))),
                    policy(
                            "channel-standard-email-low",
                            "Channel standard: e-mail, suggestions",
                            "渠道标准·邮件·建议",
                            LETTERS.andPriorities(Priority.LOW),
                            SUPPORT_HOURS,
                            escalated(byClock(Metric.FIRST_RESPONSE, hours(24))))));

    /** Greeting 5 s, a person joins within 60 s. 在线聊天 */
    static final PolicyPack CHAT = new PolicyPack(
            "channel-standard-chat",
            "Channel standard: chat",
            "渠道标准·在线聊天",
            "WeChat and in-app chat: automatic greeting within 5 s, a person joins within 60 s.",
            "微信与应用内聊天：5 秒内自动问候，60 秒内人工接入。",
            List.of(SUPPORT_HOURS),
            List.of(policy(
                    "channel-standard-chat",
                    "Channel standard: chat",
                    "渠道标准·在线聊天",
                    Match.ofChannels(Channel.CHAT),
                    SUPPORT_HOURS,
                    greeting(seconds(5)),
                    byClock(Metric.FIRST_RESPONSE, seconds(60)))));

    /** In public: a complaint or call for help 2 h, a comment 12 h. 社交媒体 */
    static final PolicyPack SOCIAL = new PolicyPack(
            "channel-standard-social",
            "Channel standard: social media",
            "渠道标准·社交媒体",
            "In public: complaints and calls for help answered within 2 h, general comments within 12 h.",
            "公开内容：投诉与求助 2 小时内回复，一般评论 12 小时内回复。",
            List.of(SUPPORT_HOURS),
            List.of(
                    policy(
                            "channel-standard-social",
                            "Channel standard: public comments",
                            "渠道标准·公开评论",
                            COMMENTS,
                            SUPPORT_HOURS,
                            byClock(Metric.FIRST_RESPONSE, hours(12))),
                    policy(
                            "channel-standard-social-complaint",
                            "Channel standard: public complaints and calls for help",
                            "渠道标准·公开投诉与求助",
                            COMMENTS.andTopics("complaint", "help"),
                            SUPPORT_HOURS,
                            byClock(Metric.FIRST_RESPONSE, hours(2)))));

    /** Articles are right again 24 h after a policy change. 自助服务 */
    static final PolicyPack SELF_SERVICE = new PolicyPack(
            "channel-standard-self-service",
            "Channel standard: self-service",
            "渠道标准·自助服务",
            "The articles that a policy change affects are published anew within 24 h.",
            "政策变更后 24 小时内，受影响的知识文章重新发布。",
            List.of(SUPPORT_HOURS),
            List.of(policy(
                    "channel-standard-self-service",
                    "Channel standard: self-service",
                    "渠道标准·自助服务",
                    Match.ANY,
                    SUPPORT_HOURS,
                    byClock(Metric.KNOWLEDGE_FRESHNESS, hours(24)))));

    private ChannelStandardPacks() {}
}
