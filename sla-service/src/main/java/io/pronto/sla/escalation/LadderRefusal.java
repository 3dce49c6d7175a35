package io.pronto.sla.escalation;

/**
 * Why a ladder cannot be used, and what to do about it.
 *
 * @param field the place in the ladder, such as {@code steps[0].actions[1].to}
 * @param detail what is wrong, for people
 * @param remedy what to do, for people
 */
public record LadderRefusal(Reason reason, String field, String detail, String remedy) {
    /** The closed set of what can be wrong. */
    public enum Reason {
        STEPS,
        ORDER,
        ACTIONS,
        RECIPIENT,
        MEDIA,
        CIRCULAR,
        UNKNOWN_QUEUE
    }
}
