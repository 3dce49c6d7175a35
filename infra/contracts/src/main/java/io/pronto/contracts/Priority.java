package io.pronto.contracts;

/** How much a conversation matters beside others, least first. 优先级 */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}
