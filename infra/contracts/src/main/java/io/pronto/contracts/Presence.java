package io.pronto.contracts;

/** Whether an agent takes work. 在线状态 */
public enum Presence {
    ONLINE,
    /** Takes nothing new and keeps the conversations at hand. */
    AWAY,
    /** Finishes what the last conversation left to do; takes nothing new. */
    WRAP_UP,
    /** Away, and the conversations at hand have gone to others. */
    AWAY_GIVING_BACK,
    OFFLINE
}
