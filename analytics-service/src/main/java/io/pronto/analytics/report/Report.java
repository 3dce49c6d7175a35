package io.pronto.analytics.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures of a period as a whole and by group. */
public record Report(Period period, Figures total, List<Group> groups) {
    public Report {
        groups = List.copyOf(groups);
    }

    /**
     * One part of the whole.
     *
     * @param key a day, channel, queue or agent id; null gathers what has none, such as conversations nobody took
     * @param name the agent's or queue's name where one is known
     */
    public record Group(@Nullable String key, @Nullable String name, Figures figures) {}
}
