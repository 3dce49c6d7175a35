package io.pronto.analytics.report;

/** By what a report is split. */
public enum Grouping {
    DAY,
    CHANNEL,
    QUEUE,
    AGENT
}
