package io.pronto.contracts;

/** Whether an agent takes work. 在线状态 */
public enum Presence {
    ONLINE,
    AWAY,
    OFFLINE
}
