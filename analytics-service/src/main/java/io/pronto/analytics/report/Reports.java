package io.pronto.analytics.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where reports are read. */
public interface Reports {
    /** Figures of the period in total and, if asked for, by group. */
    Report summary(Period period, Selection selection, @Nullable Grouping grouping);

    /**
     * The conversations opened in the period, oldest first.
     *
     * @param after the last row seen, or null for the beginning
     * @param limit 1 to 1,000
     */
    List<ConversationRow> conversations(Period period, Selection selection, @Nullable Place after, int limit);

    /** A place in the list of conversations. */
    record Place(Instant startedAt, UUID id) {}
}
