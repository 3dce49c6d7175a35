package io.pronto.sla.clock;

/** The states of a {@link SlaClock} by name. */
public enum ClockState {
    RUNNING,
    PAUSED,
    MET,
    BREACHED,
    SETTLED,
    CANCELLED;

    /** Whether what it measures is still to happen. */
    public boolean open() {
        return this == RUNNING || this == PAUSED || this == BREACHED;
    }
}
