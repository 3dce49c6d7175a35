package io.pronto.sla.policy;

/** Which time a target counts. */
public enum TimeBasis {
    /** Working time of the policy's calendar. */
    BUSINESS,
    /** Every second, day and night. */
    CLOCK
}
