package io.pronto.analytics.fact;

import io.pronto.contracts.Metric;

/**
 * What is measured, each defined once. A measurement has a moment, by which it belongs to a period, and a value.
 * Seconds are real seconds, not working time.
 */
public enum Measure {
    /** An enquiry was opened; the moment is its start, the value 1. 会话数 */
    CONVERSATION,
    /** Seconds from the first customer message to the first human reply; the moment is that reply. 首次响应时间 */
    FIRST_RESPONSE,
    /** Seconds from the request for a person to the first human reply; the moment is that reply. 人工等待时间 */
    HUMAN_WAIT,
    /** Seconds from the first unanswered customer message to the agent's next reply; one per wait. 响应时长 */
    RESPONSE,
    /** Seconds from the enquiry to its resolution by a person; a reopening takes it back until resolved again. 问题解决时间 */
    RESOLUTION,
    /** A bot session; good when no person was needed and the customer did not come back within 72 h. 自助解决 */
    BOT_SESSION,
    /** A bot session that went to people; the value 1. 转人工 */
    BOT_HANDOFF,
    /** A rating from 1 to 5; good from 4. 满意度 */
    RATING,
    /** A customer's call that ended; the value 1, good when somebody spoke with her. 来电 */
    CALL,
    /** Seconds in line until somebody spoke, of calls in which somebody did; the moment is the call's end. 电话等待时间 */
    CALL_WAIT,
    /** A call whose caller hung up before anybody spoke with her; the value is her seconds in line. 放弃的来电 */
    CALL_LOST,
    /** Seconds spoken in a call, ours or the customer's, without those on hold; the moment is its end. 通话时长 */
    CALL_TALK,
    /** A finished promise to greet; the value is its working seconds; good when kept. */
    SLA_GREETING,
    /** A finished promise of a first response. */
    SLA_FIRST_RESPONSE,
    /** A finished promise of a next response. */
    SLA_NEXT_RESPONSE,
    /** A finished promise of resolution. */
    SLA_RESOLUTION,
    /** A day or week of responses whose average was promised. */
    SLA_AVERAGE_RESPONSE,
    /** A finished promise to pick up a call. */
    SLA_ANSWER_SPEED,
    /** A finished promise to call back. */
    SLA_CALLBACK,
    /** A finished promise to publish what a policy change affects. */
    SLA_KNOWLEDGE_FRESHNESS;

    /** Whether it counts finished promises; its keys are then the clocks' ids. */
    public boolean ofPromise() {
        return name().startsWith("SLA_");
    }

    /** What the finished promises of a metric are counted as. */
    public static Measure ofPromise(Metric metric) {
        return switch (metric) {
            case GREETING -> SLA_GREETING;
            case FIRST_RESPONSE -> SLA_FIRST_RESPONSE;
            case NEXT_RESPONSE -> SLA_NEXT_RESPONSE;
            case RESOLUTION -> SLA_RESOLUTION;
            case AVERAGE_RESPONSE -> SLA_AVERAGE_RESPONSE;
            case ANSWER_SPEED -> SLA_ANSWER_SPEED;
            case CALLBACK -> SLA_CALLBACK;
            case KNOWLEDGE_FRESHNESS -> SLA_KNOWLEDGE_FRESHNESS;
        };
    }
}
