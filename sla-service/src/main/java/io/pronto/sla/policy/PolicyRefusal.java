package io.pronto.sla.policy;

/**
 * Why a policy cannot be used, and what to do about it.
 *
 * @param field the place in the policy, such as {@code targets[FIRST_RESPONSE].must}
 * @param detail what is wrong, for people
 * @param remedy what to do, for people
 */
public record PolicyRefusal(Reason reason, String field, String detail, String remedy) {
    /** The closed set of what can be wrong. */
    public enum Reason {
        NO_TARGET,
        TWICE,
        DURATION_OUT_OF_RANGE,
        GOAL_OVER_TARGET,
        WARNING_OUT_OF_RANGE,
        ATTAINMENT_OUT_OF_RANGE,
        LADDER_WITHOUT_DEADLINE,
        NEVER_DUE,
        TOO_MANY,
        UNKNOWN_LADDER,
        LADDER_CIRCULAR,
        UNKNOWN_CALENDAR,
        UNKNOWN_QUEUE
    }
}
