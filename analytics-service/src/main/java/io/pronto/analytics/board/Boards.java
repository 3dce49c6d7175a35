package io.pronto.analytics.board;

import java.time.Instant;

/** Where the present is read. */
@FunctionalInterface
public interface Boards {
    /** The board as of now. @param dayBegin when today began */
    Board read(Instant now, Instant dayBegin);
}
