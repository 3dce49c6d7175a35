package io.pronto.contracts;

/** What a promise measures; definitions in {@code docs/glossary.md}. 指标 */
public enum Metric {
    /** First customer message to the automatic greeting. 自动问候语 */
    GREETING,
    /** First customer message of an enquiry to the first human reply. 首次响应时间 */
    FIRST_RESPONSE,
    /** First unanswered customer message to the agent's next reply; one clock per wait. 响应时长 */
    NEXT_RESPONSE,
    /** Enquiry to resolved; a reopening continues it. 问题解决时间 */
    RESOLUTION,
    /** Sum of response times ÷ number of responses over a window; assessed per day and week, never a running clock. 平均响应时长 */
    AVERAGE_RESPONSE,
    /** A call reaching the queue to an agent's pick-up. 振铃 */
    ANSWER_SPEED,
    /** A callback request to the first connected attempt. 回拨时限 */
    CALLBACK,
    /** A policy change being recorded to the affected articles being published. 同步时效 */
    KNOWLEDGE_FRESHNESS
}
