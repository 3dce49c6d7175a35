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
    RESOLUTION
}
