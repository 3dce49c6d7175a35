package io.pronto.sla.adjustment;

/**
 * Why an adjustment cannot be requested, or cannot be decided so, and what to do about it.
 *
 * @param field the place in the request; empty when it is about who asks or when
 * @param detail what is wrong, for people
 * @param remedy what to do, for people
 */
public record AdjustmentRefusal(Reason reason, String field, String detail, String remedy) {
    /** The closed set of what can be wrong. */
    public enum Reason {
        PERIOD,
        METRICS,
        TARGET,
        UNKNOWN_QUEUE,
        /** Who asks does not approve. */
        OWN_REQUEST,
        /** Only who asked takes back. */
        NOT_REQUESTER,
        /** Its state does not allow it. */
        STATE
    }
}
