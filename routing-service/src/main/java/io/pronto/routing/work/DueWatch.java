package io.pronto.routing.work;

import java.time.Instant;

/** Is told when something will be due, so that it happens on the dot. */
public interface DueWatch {
    /** Work has been saved that is due then. */
    void dueAt(Instant due);
}
